import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { People } from '~/ui/people';
import { outcomes } from '../applications-table/outcome-tag';
import type { CallWork } from '../call-builder/api';
import type { Ranking } from './api';
import { EnvelopeBar } from './envelope-bar';

/** What is left to share, where the decisions stand, who sits. */
export function DecisionsSide({ call, ranking }: { call: CallWork; ranking: Ranking }) {
  const t = useT();
  const { number } = useFormat();
  const jurors = call.team.filter((place) => place.function === 'juror');
  const announced = ranking.items.some(({ decision }) => decision?.released);
  return (
    <aside className="side" aria-label={t('sorting.session')}>
      {ranking.envelopeCents === null ? null : (
        <section>
          <h2>{t('sorting.envelope')}</h2>
          <EnvelopeBar envelopeCents={ranking.envelopeCents} committedCents={ranking.committedCents} />
        </section>
      )}
      <section>
        <h2>{t('sorting.decisions')}</h2>
        <dl className="tallies">
          {outcomes.map((outcome) => (
            <div key={outcome}>
              <dt>{t(`sorting.tally.${outcome}`)}</dt>
              <dd>{number(ranking.items.filter(({ decision }) => decision?.outcome === outcome).length)}</dd>
            </div>
          ))}
          <div>
            <dt>{t('sorting.tally.undecided')}</dt>
            <dd>{number(ranking.undecided)}</dd>
          </div>
        </dl>
        <p className="small mute">{t(announced ? 'sorting.tallyAnnounced' : 'sorting.tallyNote')}</p>
      </section>
      {jurors.length === 0 ? null : (
        <section>
          <h2>{t('sorting.jury')}</h2>
          <People
            people={jurors.map((place) => ({
              key: place.accountId,
              name: place.displayName,
              role: t('builder.function.juror'),
            }))}
          />
        </section>
      )}
    </aside>
  );
}
