import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Link } from '~/ui/link';
import { ObjectHeader } from '~/ui/object-header';
import { PathMark } from '~/ui/path-trace';
import { Pending } from '~/ui/pending';
import { People } from '~/ui/people';
import { ProblemView } from '~/ui/problem-view';
import { workQuery } from '../call-builder/api';
import { DecisionSection } from '../decisions/decision-section';
import { WithThread } from '../discussions/with-thread';
import { type Dossier, dossierQuery } from '../reviews/api';
import { ConflictForm } from '../reviews/conflict-form';
import { DossierReferences } from '../reviews/dossier-references';
import { DossierAnswers } from './dossier-answers';
import { DossierAwait } from './dossier-await';
import { DossierSide } from './dossier-side';
import '../applications/applications.css';
import '../applications/budget.css';
import './sorting.css';
import { StandingTag } from './words';

const route = getRouteApi('/workspace/mes-appels/$id/candidatures/$applicationId');

/**
 * One application as its institution works on it: the frozen dossier, what stands against it, who reads it, and the
 * decision that is being prepared. Opening it is told to the applicant, so it is read once.
 */
export function DossierPage() {
  const t = useT();
  const api = useApi();
  const { id, applicationId } = route.useParams();
  const { data: call } = useSuspenseQuery(workQuery(api, id));
  const queryClient = useQueryClient();
  const { data: dossier, error } = useQuery(dossierQuery(api, applicationId));
  if (isProblem(error) && error.type.endsWith('conflict-declaration-required')) {
    return (
      <ConflictForm
        applicationId={applicationId}
        sentence={error.detail}
        onDeclared={() =>
          queryClient.invalidateQueries({ queryKey: dossierQuery(api, applicationId).queryKey })
        }
      />
    );
  }
  if (error !== null) return <ProblemView error={error} />;
  if (dossier === undefined) return <Pending />;
  return (
    <div className="on-demand">
      <WithThread subject={{ type: 'application', id: applicationId }} title={t('sorting.thread')}>
        <div className="wrap application">
          <Header dossier={dossier} callId={id} callTitle={call.title}>
            <DossierAwait dossier={dossier} call={call} />
          </Header>
          <div className="sorting-duo">
            <div className="dossier-column">
              <nav className="toc" aria-label={t('ui.onThisPage')}>
                {dossier.form.sections.map((section) => (
                  <a key={section.key} href={`#rubrique-${section.key}`}>
                    {section.title}
                  </a>
                ))}
                {dossier.references.length > 0 ? (
                  <a href="#references">{t('review.referencesLink')}</a>
                ) : null}
                {dossier.actions.includes('decide') ? <a href="#decision">{t('sorting.decision')}</a> : null}
              </nav>
              <DossierAnswers dossier={dossier} />
              <DossierReferences dossier={dossier} />
            </div>
            <DossierSide dossier={dossier} />
          </div>
          {dossier.actions.includes('decide') ? <DecisionSection dossier={dossier} call={call} /> : null}
        </div>
      </WithThread>
    </div>
  );
}

interface HeaderProps {
  dossier: Dossier;
  callId: string;
  callTitle: string;
  children: ReactNode;
}

function Header({ dossier, callId, callTitle, children }: HeaderProps) {
  const t = useT();
  const { moment } = useFormat();
  const { receipt, organisation, people } = dossier;
  return (
    <ObjectHeader
      breadcrumb={
        <Breadcrumb
          links={[
            <Link key="mine" to="/mes-appels">
              {t('nav.myCalls')}
            </Link>,
            <Link key="call" to="/mes-appels/$id" params={{ id: callId }}>
              {callTitle}
            </Link>,
            <Link key="table" to="/mes-appels/$id/candidatures" params={{ id: callId }}>
              {t('sorting.title')}
            </Link>,
          ]}
          here={dossier.title}
        />
      }
      state={
        <>
          <StandingTag status={dossier.status} />
          <PathMark stage="emergence" />
          <span className="small mute">
            {t('sorting.received', { number: receipt.number, date: moment(receipt.submittedAt) })}
          </span>
        </>
      }
      title={dossier.title === '' ? t('sorting.untitled') : dossier.title}
      long={dossier.title.length > 30}
    >
      <People
        people={[
          {
            key: 'applicant',
            name: dossier.applicantName,
            organisation: organisation !== null,
            role: t('sorting.applicant'),
            ...(organisation === null
              ? {}
              : {
                  label: (
                    <Link to="/organisations/$slug" params={{ slug: organisation.slug }}>
                      {organisation.name}
                    </Link>
                  ),
                }),
          },
          ...people.map((person) => ({
            key: person.accountId,
            name: person.displayName,
            role: t(`sorting.personRole.${person.role}`),
          })),
        ]}
      />
      {children}
    </ObjectHeader>
  );
}
