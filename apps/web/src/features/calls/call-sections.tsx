import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Bars, Figure, Figures } from '~/ui/figures';
import { Icon, type IconName } from '~/ui/icon';
import { Table } from '~/ui/table';
import { type Hue, Tag } from '~/ui/tag';
import type { Award, Call, MeasuredCommitment } from './api';

export function CallEligibility({ call }: { call: Call }) {
  const t = useT();
  if (call.eligibility.length === 0) return null;
  const bars = call.eligibility.filter(({ severity }) => severity === 'bar');
  const priorities = call.eligibility.filter(({ severity }) => severity === 'priority');
  return (
    <section id="qui" className="block">
      <h2>{t('calls.who')}</h2>
      {bars.length === 0 ? null : (
        <ul className="yes">
          {bars.map((rule) => (
            <li key={rule.id}>
              <Icon name="check" />
              <span>
                {rule.statement}
                {rule.waivable ? <small className="mute waivable">{t('calls.waivable')}</small> : null}
              </span>
            </li>
          ))}
        </ul>
      )}
      {priorities.length === 0 ? null : (
        <>
          <h3 className="sub">{t('calls.priority')}</h3>
          <ul className="yes">
            {priorities.map((rule) => (
              <li key={rule.id} className="plus">
                <Icon name="plus" />
                <span>{rule.statement}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

export function CallMoneySection({ call }: { call: Call }) {
  const t = useT();
  const figures = useMoneyFigures(call);
  const { notes } = call.money;
  return (
    <section id="argent" className="block">
      <h2>{t('calls.money')}</h2>
      {figures.length === 0 ? <p>{t('calls.money.none')}</p> : <Figures>{figures}</Figures>}
      {notes === '' ? null : <p className="say">{notes}</p>}
      <Awards awards={call.awards} />
    </section>
  );
}

function useMoneyFigures({ money: given }: Call) {
  const t = useT();
  const { money, number, percent } = useFormat();
  const { envelopeCents, perProjectMinCents, perProjectMaxCents, shareMaxPercent, yearsMax } = given;
  const most = given.laureatesMax ?? given.laureatesMin;
  const least = given.laureatesMin ?? given.laureatesMax;
  const projects =
    most === null || least === null
      ? t('calls.money.envelope')
      : least === most
        ? t('calls.money.envelopeFor', { count: most })
        : t('calls.money.envelopeForRange', { least, most });
  return [
    envelopeCents === null ? null : (
      <Figure key="envelope" mid value={money(envelopeCents)}>
        {projects}
      </Figure>
    ),
    perProjectMaxCents === null ? null : (
      <Figure key="project" mid value={money(perProjectMaxCents)}>
        {perProjectMinCents === null
          ? t('calls.money.atMost')
          : t('calls.money.atMostAtLeast', { least: money(perProjectMinCents) })}
      </Figure>
    ),
    shareMaxPercent === null ? null : (
      <Figure key="share" mid value={percent(shareMaxPercent)}>
        {t('calls.money.share')}
      </Figure>
    ),
    yearsMax === null || yearsMax < 2 ? null : (
      <Figure key="years" mid value={number(yearsMax)}>
        {t('calls.money.years')}
      </Figure>
    ),
  ].filter((figure) => figure !== null);
}

function Awards({ awards }: { awards: readonly Award[] }) {
  const t = useT();
  const { money } = useFormat();
  if (awards.length === 0) return null;
  return (
    <dl className="facts-list">
      {awards.map((award) => (
        <div key={award.name}>
          <dt>
            {award.name}
            {award.optional ? <span className="mute">{t('calls.award.optional')}</span> : null}
          </dt>
          <dd>
            {award.amountCents === null ? null : <b>{money(award.amountCents)}</b>}
            {award.count === null ? null : ` ${t('calls.award.count', { count: award.count })}`}
            {award.note === '' ? null : <small className="mute">{award.note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function CallCriteria({ call }: { call: Call }) {
  const t = useT();
  const { percent } = useFormat();
  if (call.criteria.length === 0) return null;
  const weights = call.criteria.map(({ weightPercent }) => weightPercent ?? 0);
  const longest = Math.max(...weights, 1);
  const scales = new Set(call.criteria.map(({ scaleMax }) => scaleMax));
  const [scale] = scales;
  return (
    <section id="criteres" className="block">
      <h2>{t('calls.criteria')}</h2>
      <p className="small mute">
        {scales.size === 1 ? t('calls.criteriaScale', { scale: scale ?? 0 }) : t('calls.criteriaNote')}
      </p>
      {weights.every((weight) => weight > 0) ? (
        <Bars
          bars={call.criteria.map((criterion) => ({
            key: criterion.id,
            label: criterion.name,
            note: criterion.description,
            value: percent(criterion.weightPercent ?? 0),
            // The heaviest fills three quarters: weights compare, none looks like a whole.
            percent: (75 * (criterion.weightPercent ?? 0)) / longest,
          }))}
        />
      ) : (
        <dl className="facts-list">
          {call.criteria.map((criterion) => (
            <div key={criterion.id}>
              <dt>{criterion.name}</dt>
              <dd>{criterion.description}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

const pactLooks: Record<MeasuredCommitment['state'], { icon: IconName; hue: Hue }> = {
  kept: { icon: 'check', hue: 'ok' },
  declared: { icon: 'shield', hue: 'info' },
  late: { icon: 'clock', hue: 'warn' },
  broken: { icon: 'late', hue: 'late' },
  to_come: { icon: 'clock', hue: 'info' },
};

export function CallPact({ call }: { call: Call }) {
  const t = useT();
  if (call.pact.length === 0) return null;
  return (
    <section id="pacte" className="block">
      <h2>{t('calls.pact')}</h2>
      <p className="small mute">{t('calls.pactNote')}</p>
      <Table
        caption={t('calls.pact')}
        captionHidden
        rows={call.pact}
        rowKey={({ id }) => id}
        columns={[
          { key: 'statement', title: t('calls.pactWe'), cell: ({ statement }) => statement },
          {
            key: 'state',
            title: t('calls.pactState'),
            cell: ({ state }) => (
              <Tag bare {...pactLooks[state]}>
                {t(`calls.pact.${state}`)}
              </Tag>
            ),
          },
        ]}
      />
    </section>
  );
}
