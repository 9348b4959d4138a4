import { type Translate, useT } from '~/messages/intl';
import { type Format, useFormat } from '~/shared/format';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Link } from '~/ui/link';
import { ObjectHeader } from '~/ui/object-header';
import { PathMark, PathTrace } from '~/ui/path-trace';
import { People, type Person } from '~/ui/people';
import type { CallPhase } from '../calls/api';
import { PhaseTag } from '../calls/words';
import type { CallWork } from './api';
import { CallAwait } from './call-await';
import type { StepSlug } from './step-slugs';

/** How far inside its first stage a call is; what follows it is carried by the pilots. */
const progress: Record<CallPhase, number> = {
  draft: 5,
  published: 20,
  open: 40,
  closed: 60,
  deliberating: 80,
  decided: 95,
  archived: 100,
  cancelled: 5,
};

/** The frame of a call for its team: where, state, title, path, people, and what is expected now. */
export function CallFrame({ call, step }: { call: CallWork; step?: StepSlug }) {
  const t = useT();
  const format = useFormat();
  const running = call.phase !== 'draft' && call.phase !== 'cancelled';
  return (
    <ObjectHeader
      breadcrumb={
        <Breadcrumb
          links={[
            <Link key="mine" to="/mes-appels">
              {t('nav.myCalls')}
            </Link>,
          ]}
          here={call.title}
        />
      }
      state={
        <>
          <PhaseTag phase={call.phase} />
          {running ? null : <PathMark stage="emergence" />}
          <span className="small mute">
            {t('calls.reference', { kind: t(`calls.kind.${call.kind}`), reference: call.reference })}
          </span>
        </>
      }
      title={call.title === '' ? t('builder.untitled') : call.title}
      long={call.title.length > 40}
    >
      {running ? (
        <PathTrace
          stage="emergence"
          progress={progress[call.phase]}
          notes={{ emergence: pathNote(call, t, format) }}
        />
      ) : null}
      <People people={peopleOf(call, t)} />
      <CallAwait call={call} {...(step === undefined ? {} : { step })} />
    </ObjectHeader>
  );
}

function pathNote(
  { phase, opensAt, closesAt, decisionBy }: CallWork,
  t: Translate,
  { shortDay }: Format,
): string {
  if (phase === 'published' && opensAt !== null) return t('builder.path.opens', { date: shortDay(opensAt) });
  if (phase === 'open' && closesAt !== null) return t('builder.path.closes', { date: shortDay(closesAt) });
  if ((phase === 'closed' || phase === 'deliberating') && decisionBy !== null)
    return t('builder.path.decision', { date: shortDay(decisionBy) });
  return t(`calls.phase.${phase}`);
}

function peopleOf({ leads, team }: CallWork, t: Translate): Person[] {
  const institutions = leads.map((lead, index) => ({
    key: lead.id,
    name: lead.name,
    organisation: true,
    role:
      lead.approvedAt === null ? t('builder.lead.awaited') : t(index === 0 ? 'calls.leads' : 'calls.coLeads'),
  }));
  const people = team
    .filter((place) => place.function === 'lead' || place.function === 'officer')
    .map((place) => ({
      key: `${place.accountId}-${place.function}`,
      name: place.displayName,
      role: t(`builder.function.${place.function}`),
    }));
  return [...institutions, ...people];
}
