import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { T, useT } from '~/messages/intl';
import type { MessageKey } from '~/messages/keys';
import { useApi } from '~/shared/context';
import { capital, daysBetween, useFormat } from '~/shared/format';
import { Icon } from '~/ui/icon';
import { ButtonLink, Link } from '~/ui/link';
import { type Stage, stages } from '~/ui/path-trace';
import { type CallSummary, callsQuery, facetsQuery } from '../calls/api';
import { useMoneyLine } from '../calls/words';
import { useNow, useSession } from '../session/use-session';
import { Scene } from './scene';

/** What Cornac is, in one drawing and one sentence, and what closes soon. */
export function HomePage() {
  const t = useT();
  const { account } = useSession();
  const api = useApi();
  const { data } = useSuspenseInfiniteQuery(callsQuery(api, {}));
  const { data: facets } = useSuspenseQuery(facetsQuery(api));
  const [page] = data.pages;
  const soon = (page?.items ?? []).filter((call) => call.closesAt !== null).slice(0, 4);
  return (
    <div className="wrap">
      <section className="hero">
        <div>
          <h1 tabIndex={-1}>{t('home.title')}</h1>
          <p className="lede">{t('home.lede')}</p>
          <p className="acts">
            <ButtonLink main large to="/appels">
              {t('home.seeCalls', { count: facets.open })}
            </ButtonLink>
            {account === null ? (
              <ButtonLink plain to="/connexion">
                {t('nav.signIn')}
              </ButtonLink>
            ) : null}
          </p>
        </div>
        <Scene />
      </section>
      {soon.length === 0 ? null : <ClosingSoon calls={soon} />}
      <FourStages />
    </div>
  );
}

function ClosingSoon({ calls }: { calls: readonly CallSummary[] }) {
  const t = useT();
  return (
    <section aria-labelledby="soon">
      <div className="row apart">
        <h2 id="soon">{t('home.soon')}</h2>
        <Link to="/appels">{t('home.all')}</Link>
      </div>
      <ol className="soon">
        {calls.map((call) => (
          <SoonLine key={call.id} call={call} closesAt={call.closesAt ?? ''} />
        ))}
      </ol>
    </section>
  );
}

function SoonLine({ call, closesAt }: { call: CallSummary; closesAt: string }) {
  const t = useT();
  const { part, time, list } = useFormat();
  const now = useNow();
  const amount = useMoneyLine()(call.money);
  return (
    <li>
      <p className="date">
        <span className="sr">{t('calls.closesOn')} </span>
        <b>{part(closesAt, 'day')}</b> {part(closesAt, 'month')}
        <span>{t('home.weekdayAndTime', { weekday: part(closesAt, 'weekday'), time: time(closesAt) })}</span>
      </p>
      <div>
        <h3>
          <Link to="/appels/$slug" params={{ slug: call.slug }}>
            {call.title}
          </Link>
        </h3>
        <p className="small mute">{list(call.leads.map((lead) => lead.name))}</p>
      </div>
      <ul className="small meta">
        {amount === null ? null : (
          <li>
            <Icon name="euro" />
            {amount}
          </li>
        )}
        {call.territories.length === 0 ? null : (
          <li>
            <Icon name="place" />
            {call.territories.join(', ')}
          </li>
        )}
      </ul>
      <p className="left">{capital(t('calls.daysLeft', { days: daysBetween(now, closesAt) }))}</p>
    </li>
  );
}

const stageWords: Record<Stage, readonly [MessageKey, MessageKey]> = {
  emergence: ['home.emergence.1', 'home.emergence.2'],
  experimentation: ['home.experimentation.1', 'home.experimentation.2'],
  evaluation: ['home.evaluation.1', 'home.evaluation.2'],
  diffusion: ['home.diffusion.1', 'home.diffusion.2'],
};

const who = { who: (chunks: ReactNode) => <b>{chunks}</b> };

/** The path in four stages, widening. */
function FourStages() {
  const t = useT();
  return (
    <section className="how" aria-labelledby="how">
      <h2 id="how">{t('home.how')}</h2>
      <ol className="stages">
        {stages.map((stage, index) => (
          <li key={stage}>
            <h3>
              {index + 1}. {t(`path.${stage}`)}
            </h3>
            {stageWords[stage].map((sentence) => (
              <p key={sentence}>
                <T id={sentence} values={who} />
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
