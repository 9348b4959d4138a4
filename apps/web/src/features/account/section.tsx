import type { ReactNode } from 'react';
import { useT } from '~/messages/intl';
import { sayRefusal } from '~/shared/say-refusal';
import { Notice } from '~/ui/notice';

/** One way to sign in: its name, what it is for, its state, its acts. */
export function Section({
  id,
  title,
  lede,
  children,
}: {
  id: string;
  title: string;
  lede: string;
  children: ReactNode;
}) {
  return (
    <section className="security-section" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      <p className="mute">{lede}</p>
      <div className="flow">{children}</div>
    </section>
  );
}

/** Why it did not work, and that it did. */
export function Outcome({ error, done }: { error: unknown; done?: string | undefined }) {
  const t = useT();
  const refusal = sayRefusal(error, t);
  if (refusal !== undefined)
    return (
      <Notice hue="late" live="assertive" title={t('account.failed')}>
        <p>{refusal}</p>
      </Notice>
    );
  return done === undefined ? null : <Notice hue="ok" live="polite" title={done} />;
}
