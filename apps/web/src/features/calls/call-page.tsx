import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Link } from '~/ui/link';
import { Markdown } from '~/ui/markdown';
import { ObjectHeader } from '~/ui/object-header';
import { PathMark } from '~/ui/path-trace';
import { People, type Person } from '~/ui/people';
import { type Call, callQuery } from './api';
import { CallAnswers } from './call-answers';
import { CallAside } from './call-aside';
import { CallAwait } from './call-await';
import { CallCriteria, CallEligibility, CallMoneySection, CallPact } from './call-sections';
import { PhaseTag } from './words';

const route = getRouteApi('/appels/$slug');

/** Everything one needs to decide whether to answer, on one page, without an account. */
export function CallPage() {
  const { slug } = route.useParams();
  const { data: call } = useSuspenseQuery(callQuery(useApi(), slug));
  return (
    <div className="wrap">
      <Header call={call} />
      <div className="duo">
        <div>
          <Contents call={call} />
          <section id="besoin" className="prose">
            <Need call={call} />
          </section>
          <CallEligibility call={call} />
          <CallMoneySection call={call} />
          <CallCriteria call={call} />
          <CallPact call={call} />
          <CallAnswers call={call} />
        </div>
        <CallAside call={call} />
      </div>
    </div>
  );
}

function Header({ call }: { call: Call }) {
  const t = useT();
  return (
    <ObjectHeader
      breadcrumb={
        <Breadcrumb
          links={[
            <Link key="home" to="/">
              {t('nav.homeShort')}
            </Link>,
            <Link key="calls" to="/appels">
              {t('nav.calls')}
            </Link>,
          ]}
          here={call.title}
        />
      }
      state={
        <>
          <PhaseTag phase={call.phase} />
          <PathMark stage="emergence" />
          <span className="small mute">
            {t('calls.reference', { kind: t(`calls.kind.${call.kind}`), reference: call.reference })}
          </span>
        </>
      }
      title={call.title}
      long={call.title.length > 60}
      lede={call.summary}
    >
      <People people={peopleOf(call, t)} />
      <CallAwait call={call} />
    </ObjectHeader>
  );
}

function peopleOf(call: Call, t: ReturnType<typeof useT>): Person[] {
  const leads = call.leads.map((lead, index) => ({
    key: lead.id,
    name: lead.name,
    organisation: true,
    label: (
      <Link to="/organisations/$slug" params={{ slug: lead.slug }}>
        {lead.name}
      </Link>
    ),
    role: index === 0 ? t('calls.leads') : t('calls.coLeads'),
  }));
  if (call.contact === null) return leads;
  const { name, email } = call.contact;
  return [...leads, { key: 'contact', name, role: <a href={`mailto:${email}`}>{t('calls.contact')}</a> }];
}

function Contents({ call }: { call: Call }) {
  const t = useT();
  return (
    <nav className="toc" aria-label={t('ui.onThisPage')}>
      <a href="#besoin">{t('calls.need')}</a>
      {call.eligibility.length > 0 ? <a href="#qui">{t('calls.who')}</a> : null}
      <a href="#argent">{t('calls.money')}</a>
      {call.criteria.length > 0 ? <a href="#criteres">{t('calls.criteria')}</a> : null}
      {call.pact.length > 0 ? <a href="#pacte">{t('calls.pactShort')}</a> : null}
      {call.answers.items.length > 0 ? <a href="#questions">{t('calls.answers')}</a> : null}
      {call.calendar.length > 0 ? <a href="#dates">{t('calls.dates')}</a> : null}
    </nav>
  );
}

function Need({ call }: { call: Call }) {
  const t = useT();
  const { list } = useFormat();
  return (
    <>
      <h2>{t('calls.need')}</h2>
      <Markdown text={call.need} />
      {call.publics.length === 0 && call.territories.length === 0 ? null : (
        <dl className="facts-list">
          {call.publics.length === 0 ? null : (
            <div>
              <dt>{t('calls.publics')}</dt>
              <dd>{list(call.publics)}</dd>
            </div>
          )}
          {call.territories.length === 0 ? null : (
            <div>
              <dt>{t('calls.territories')}</dt>
              <dd>{list(call.territories)}</dd>
            </div>
          )}
          {call.themes.length === 0 ? null : (
            <div>
              <dt>{t('calls.themes')}</dt>
              <dd>{list(call.themes)}</dd>
            </div>
          )}
        </dl>
      )}
    </>
  );
}
