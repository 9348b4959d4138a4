import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';

/** What is granted out of what there is: a bar, and the same in words. */
export function EnvelopeBar({
  envelopeCents,
  committedCents,
}: {
  envelopeCents: number;
  committedCents: number;
}) {
  const t = useT();
  const { money } = useFormat();
  const share = envelopeCents === 0 ? 0 : Math.min(100, (100 * committedCents) / envelopeCents);
  const words = { granted: money(committedCents), total: money(envelopeCents) };
  return (
    <>
      <svg
        className="envelope"
        viewBox="0 0 100 12"
        preserveAspectRatio="none"
        role="img"
        aria-label={t('sorting.envelopeSaid', words)}
      >
        <rect className="granted" width={share} height="12" />
      </svg>
      <ul className="keys">
        <li>
          <i className="k1" aria-hidden="true" />
          {t('sorting.granted', { amount: words.granted })}
        </li>
        <li>
          <i className="k3" aria-hidden="true" />
          {t('sorting.free', { amount: money(envelopeCents - committedCents) })}
        </li>
      </ul>
    </>
  );
}
