import { useT } from '~/messages/intl';
import { daysBetween, useFormat } from '~/shared/format';
import { AwaitBlock } from '~/ui/await-block';
import { ButtonLink } from '~/ui/link';
import { useNow, useSession } from '../session/use-session';
import type { Call } from './api';

/** What a visitor may do with this call today, and before when. One main action, from the API's `actions`. */
export function CallAwait({ call }: { call: Call }) {
  if (call.phase === 'open') return <OpenCall call={call} />;
  if (call.phase === 'published') return <ComingCall call={call} />;
  return <PastCall call={call} />;
}

function OpenCall({ call }: { call: Call }) {
  const t = useT();
  const { deadline } = useFormat();
  const left = useTimeLeft(call.closesAt);
  return (
    <AwaitBlock
      ask={t('calls.await.ask')}
      what={
        call.closesAt === null
          ? t('calls.await.anyTime')
          : t('calls.await.before', { date: deadline(call.closesAt) })
      }
      by={left ?? undefined}
    >
      <Apply call={call} />
      {call.eligibility.length > 0 ? (
        <a className="btn" href="#qui">
          {t('calls.await.eligible')}
        </a>
      ) : null}
    </AwaitBlock>
  );
}

function Apply({ call }: { call: Call }) {
  const t = useT();
  const { account } = useSession();
  if (call.myApplicationId !== null) {
    return (
      <ButtonLink main large to="/candidatures/$id" params={{ id: call.myApplicationId }}>
        {t('calls.await.resume')}
      </ButtonLink>
    );
  }
  if (account === null) {
    return (
      <ButtonLink main large to="/connexion" search={{ suite: `/appels/${call.slug}/candidater` }}>
        {t('calls.await.apply')}
      </ButtonLink>
    );
  }
  if (!call.actions.includes('apply')) return null;
  return (
    <ButtonLink main large to="/appels/$slug/candidater" params={{ slug: call.slug }}>
      {t('calls.await.apply')}
    </ButtonLink>
  );
}

function ComingCall({ call }: { call: Call }) {
  const t = useT();
  const { deadline } = useFormat();
  const left = useTimeLeft(call.opensAt);
  return (
    <AwaitBlock
      ask={t('calls.await.soon')}
      what={
        call.opensAt === null
          ? t('calls.await.opensLater')
          : t('calls.await.opens', { date: deadline(call.opensAt) })
      }
      by={left ?? undefined}
    />
  );
}

function PastCall({ call }: { call: Call }) {
  const t = useT();
  const { day } = useFormat();
  if (call.phase === 'draft') return null;
  return (
    <AwaitBlock
      ask={t(`calls.past.${call.phase === 'cancelled' ? 'cancelled' : 'closed'}`)}
      what={
        call.phase === 'cancelled' || call.closesAt === null
          ? t('calls.past.noMore')
          : t('calls.past.since', { date: day(call.closesAt) })
      }
      by={call.cancelledReason ?? undefined}
    >
      <ButtonLink to="/appels">{t('calls.past.others')}</ButtonLink>
    </AwaitBlock>
  );
}

/** « Il reste 10 jours » from two days on; hours and minutes on the last day. */
function useTimeLeft(date: string | null): string | null {
  const t = useT();
  const now = useNow();
  if (date === null) return null;
  const minutes = Math.floor((Date.parse(date) - now.getTime()) / 60_000);
  if (minutes < 0) return null;
  const days = daysBetween(now, date);
  if (days >= 2) return t('calls.await.days', { days });
  return t('calls.await.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
