import { useT } from '~/messages/intl';
import { Icon, type IconName } from '~/ui/icon';
import { Notice } from '~/ui/notice';
import { type Hue, Tag } from '~/ui/tag';
import type { Eligibility, Finding } from './api';

type Reading = 'yes' | 'toCheck' | 'no' | 'waived' | 'plus';

function readingOf({ finding, severity, waived }: Finding): Reading {
  if (finding === 'met') return 'yes';
  if (waived !== null) return 'waived';
  if (finding === 'not_met') return severity === 'bar' ? 'no' : 'plus';
  return 'toCheck';
}

const looks: Record<Reading, { icon: IconName; hue?: Hue }> = {
  yes: { icon: 'check', hue: 'ok' },
  waived: { icon: 'check', hue: 'info' },
  toCheck: { icon: 'half', hue: 'warn' },
  plus: { icon: 'ring' },
  no: { icon: 'late', hue: 'late' },
};

/** Each condition of the call, with what is known of it and why. */
export function FindingsList({ items }: { items: readonly Finding[] }) {
  const t = useT();
  return (
    <ul className="findings">
      {items.map((item) => {
        const reading = readingOf(item);
        const { icon, hue } = looks[reading];
        return (
          <li key={item.ruleId}>
            <Tag icon={icon} {...(hue === undefined ? {} : { hue })}>
              {t(`application.finding.${reading}`)}
            </Tag>
            <div>
              <p>{item.statement}</p>
              <p className="small mute">{whyOf(item, t)}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function whyOf(item: Finding, t: ReturnType<typeof useT>): string {
  if (item.waived !== null) return t('application.finding.why.waived', { reason: item.waived });
  if (item.finding === 'not_met') {
    if (item.severity === 'priority') return t('application.finding.why.priority');
    return t(item.waivable ? 'application.finding.why.waivable' : 'application.finding.why.firm');
  }
  return t(`application.finding.why.${item.finding}`);
}

export type Verdict = 'eligible' | 'maybe' | 'waiver' | 'no';

/** In one word: yes, to check, only with an exception, no. */
export function verdictOf({ items, open }: Eligibility): Verdict {
  if (!open) return 'no';
  const readings = items.map(readingOf);
  if (readings.includes('no')) return 'waiver';
  return readings.includes('toCheck') ? 'maybe' : 'eligible';
}

const hues: Record<Verdict, Hue> = { eligible: 'ok', maybe: 'info', waiver: 'warn', no: 'late' };

/** The verdict in the page, each condition one press away. */
export function EligibilityNotice({
  eligibility,
  reader = 'applicant',
}: {
  eligibility: Eligibility;
  /** Said to the applicant, or of the applicant. */
  reader?: 'applicant' | 'institution';
}) {
  const t = useT();
  const { items } = eligibility;
  if (items.length === 0) return null;
  const verdict = verdictOf(eligibility);
  const toCheck = items.filter((item) => readingOf(item) === 'toCheck').length;
  return (
    <Notice hue={hues[verdict]} title={t(`application.eligibility.${verdict}`, { reader })}>
      <p>{t(`application.eligibility.${verdict}Note`, { count: items.length, toCheck, reader })}</p>
      <details className="each-condition">
        <summary>
          {t('application.eligibility.each')}
          <Icon name="chevron" />
        </summary>
        <FindingsList items={items} />
      </details>
    </Notice>
  );
}
