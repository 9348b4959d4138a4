import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Notice } from '~/ui/notice';
import { Pending } from '~/ui/pending';
import { ProblemView } from '~/ui/problem-view';
import { DossierAnswers } from '../applications-table/dossier-answers';
import { dossierQuery } from '../reviews/api';
import { AdministrationFrame } from './frame';
import '../applications/applications.css';
import '../applications/budget.css';

const route = getRouteApi('/workspace/administration/dossiers/$id');

/** A dossier opened for an hour. It is asked for once the page shows: every opening is told to the applicant. */
export function OpenedDossierPage() {
  const t = useT();
  const { id } = route.useParams();
  const { data: dossier, error } = useQuery(dossierQuery(useApi(), id));
  if (error !== null) return <ProblemView error={error} />;
  if (dossier === undefined) return <Pending />;
  const title = dossier.title === '' ? dossier.receipt.number : dossier.title;
  return (
    <AdministrationFrame title={title} lede={`${dossier.applicantName} · ${dossier.call.title}`}>
      <div className="narrow">
        <Notice hue="warn" title={t('admin.glass.watched')}>
          <p>{t('admin.glass.watchedText')}</p>
        </Notice>
      </div>
      <div className="application">
        <DossierAnswers dossier={dossier} />
      </div>
    </AdministrationFrame>
  );
}
