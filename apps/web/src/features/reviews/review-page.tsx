import { useQuery, useQueryClient, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Breadcrumb } from '~/ui/breadcrumb';
import { ButtonLink, Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { ObjectHeader } from '~/ui/object-header';
import { Pending } from '~/ui/pending';
import { ProblemView } from '~/ui/problem-view';
import { fileAddress } from '../applications/api';
import { DossierView } from '../applications/dossier-view';
import { EligibilityNotice } from '../applications/eligibility-notice';
import { StatusTag } from '../applications/words';
import { WithThread } from '../discussions/with-thread';
import { type Dossier, dossierQuery, type MyReviewSummary, myReviewsQuery } from './api';
import { ConflictForm } from './conflict-form';
import { DossierReferences } from './dossier-references';
import { ReviewPanel } from './review-panel';
import '../applications/applications.css';
import '../applications/budget.css';
import './reviews.css';

const route = getRouteApi('/workspace/instructions/$applicationId');

/** One dossier and one grid, side by side. Nothing of the dossier is asked for before interests are declared. */
export function ReviewPage() {
  const { applicationId } = route.useParams();
  const api = useApi();
  const queryClient = useQueryClient();
  const reviews = useSuspenseInfiniteQuery(myReviewsQuery(api));
  const mine = reviews.data.pages
    .flatMap((page) => page.items)
    .find((review) => review.applicationId === applicationId);
  const mustDeclare = mine?.declarationRequired ?? false;
  const isOut = mine?.status === 'recused';
  const dossier = useQuery({ ...dossierQuery(api, applicationId), enabled: !mustDeclare && !isOut });
  const declared = async (): Promise<void> => {
    await queryClient.invalidateQueries({ queryKey: ['reviews'] });
    await queryClient.invalidateQueries({ queryKey: ['dossier', applicationId] });
  };

  if (isOut && mine !== undefined) return <Recused review={mine} />;
  if (mustDeclare && mine !== undefined) {
    return <ConflictForm applicationId={applicationId} about={mine} onDeclared={declared} />;
  }
  if (isProblem(dossier.error) && dossier.error.type.endsWith('conflict-declaration-required')) {
    return (
      <ConflictForm applicationId={applicationId} sentence={dossier.error.detail} onDeclared={declared} />
    );
  }
  if (dossier.error !== null) return <ProblemView error={dossier.error} />;
  if (dossier.data === undefined) return <Pending />;
  return <SideBySide dossier={dossier.data} isReviewer={mine !== undefined} />;
}

function SideBySide({ dossier, isReviewer }: { dossier: Dossier; isReviewer: boolean }) {
  const t = useT();
  return (
    <div className="on-demand at-top">
      <WithThread subject={{ type: 'application', id: dossier.id }} title={t('review.thread')}>
        <div className="wrap application">
          <DossierHeader dossier={dossier} />
          <div className={isReviewer ? 'side-by-side' : undefined}>
            <DossierColumn dossier={dossier} isReviewer={isReviewer} />
            {isReviewer ? <ReviewPanel dossier={dossier} /> : null}
          </div>
        </div>
      </WithThread>
    </div>
  );
}

function DossierHeader({ dossier }: { dossier: Dossier }) {
  const t = useT();
  const { money, moment } = useFormat();
  const { call, receipt, requestedCents } = dossier;
  return (
    <ObjectHeader
      breadcrumb={
        <Breadcrumb
          links={[
            <Link key="all" to="/instructions">
              {t('nav.reviews')}
            </Link>,
            <Link key="call" to="/appels/$slug" params={{ slug: call.slug }}>
              {call.title}
            </Link>,
          ]}
          here={dossier.title}
        />
      }
      state={
        <>
          <StatusTag status={dossier.status} />
          <span className="small mute">
            {t('review.receivedOn', { number: receipt.number, date: moment(receipt.submittedAt) })}
          </span>
        </>
      }
      title={dossier.title}
      long={dossier.title.length > 30}
      lede={
        requestedCents === null
          ? dossier.applicantName
          : t('review.asks', { who: dossier.applicantName, amount: money(requestedCents) })
      }
    />
  );
}

function DossierColumn({ dossier, isReviewer }: { dossier: Dossier; isReviewer: boolean }) {
  const t = useT();
  const sections = new Map(dossier.sections.map((section) => [section.key, section]));
  return (
    <div className="dossier-column">
      <nav className="toc" aria-label={t('ui.onThisPage')}>
        {dossier.form.sections.map((section) => (
          <a key={section.key} href={`#rubrique-${section.key}`}>
            {section.title}
          </a>
        ))}
        {dossier.references.length > 0 ? <a href="#references">{t('review.referencesLink')}</a> : null}
        {isReviewer ? (
          <a className="to-grid" href="#grille">
            {t('review.grid')}
          </a>
        ) : null}
      </nav>
      <EligibilityNotice eligibility={dossier.eligibility} reader="institution" />
      <DossierView
        sections={dossier.form.sections}
        answersOf={(key) => sections.get(key)?.answers ?? {}}
        isConfidential={(key) => sections.get(key)?.confidential ?? false}
        withheld={dossier.withheld}
        filesOf={(sectionKey, fieldKey) =>
          dossier.files
            .filter((file) => file.sectionKey === sectionKey && file.fieldKey === fieldKey)
            .map((file) => ({ ...file, href: fileAddress(dossier.id, file.id) }))
        }
      />
      <DossierReferences dossier={dossier} />
    </div>
  );
}

function Recused({ review }: { review: MyReviewSummary }) {
  const t = useT();
  return (
    <div className="wrap">
      <h1 tabIndex={-1}>{review.title}</h1>
      <div className="under-lede">
        <Notice title={t('review.recused.title')}>
          <p>{t('review.recused.note', { who: review.applicantName })}</p>
          <ButtonLink className="under-text" to="/instructions">
            {t('review.backToList')}
          </ButtonLink>
        </Notice>
      </div>
    </div>
  );
}
