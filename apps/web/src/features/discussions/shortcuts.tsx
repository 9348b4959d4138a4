import { T, useT } from '~/messages/intl';

const SHORTCUTS = ['send', 'bold', 'link', 'messages', 'reply', 'cancel'] as const;

/** What the keyboard does here, said where one looks for it. */
export function Shortcuts() {
  const t = useT();
  return (
    <details className="shortcuts small by-key">
      <summary>{t('threads.keys.title')}</summary>
      <ul>
        {SHORTCUTS.map((name) => (
          <li key={name}>
            <T id={`threads.keys.${name}`} values={{ kbd: (chunks) => <kbd>{chunks}</kbd> }} />
          </li>
        ))}
      </ul>
    </details>
  );
}
