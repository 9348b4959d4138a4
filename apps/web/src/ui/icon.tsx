import sprite from '~/assets/icons.svg?url';

/** The symbols of assets/icons.svg: 24 units, a line of 1.9, round ends. */
export type IconName =
  | 'alert'
  | 'arrow'
  | 'back'
  | 'bell'
  | 'calendar'
  | 'chat'
  | 'check'
  | 'chevron'
  | 'clock'
  | 'cross'
  | 'doc'
  | 'down'
  | 'downward'
  | 'euro'
  | 'external'
  | 'globe'
  | 'half'
  | 'info'
  | 'late'
  | 'lock'
  | 'mail'
  | 'menu'
  | 'out'
  | 'pause'
  | 'pen'
  | 'people'
  | 'person'
  | 'place'
  | 'plus'
  | 'ring'
  | 'search'
  | 'send'
  | 'shield'
  | 'sound'
  | 'text'
  | 'trash'
  | 'upload'
  | 'upward';

/** Decorative: the word beside it says the same. An icon never stands alone without a label. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="i" aria-hidden="true" focusable="false">
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}
