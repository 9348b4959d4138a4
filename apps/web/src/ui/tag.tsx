import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type Hue = 'ok' | 'warn' | 'late' | 'info';

/** A state: an icon, a word, then a hue. `bare` drops the ground, inside tables and lines. */
export function Tag({
  icon,
  hue,
  bare,
  children,
}: {
  icon: IconName;
  hue?: Hue;
  bare?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={['tag', hue, bare && 'bare'].filter(Boolean).join(' ')}>
      <Icon name={icon} />
      {children}
    </span>
  );
}
