import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { organisationQuery } from '../organisations/api';
import { PartHeader } from '../organisations/part-header';
import { papersQuery } from './api';
import { GrowingList } from './growing-list';
import { PaperForm } from './paper-form';
import { PaperLine } from './paper-line';
import '../applications/applications.css';
import './my-organisation.css';

const route = getRouteApi('/workspace/mes-organisations/$slug/documents');

/** The papers of an organisation: what is about to expire first. */
export function PapersPage() {
  const t = useT();
  const api = useApi();
  const { slug } = route.useParams();
  const { data: organisation } = useSuspenseQuery(organisationQuery(api, slug));
  const { data } = useSuspenseQuery(papersQuery(api, organisation.id));
  const papers = data.items.toSorted((a, b) => urgency[a.state] - urgency[b.state]);
  return (
    <div className="wrap">
      <PartHeader
        organisation={organisation}
        title={t('profile.papers.title')}
        lede={t('profile.papers.lede')}
      />
      <GrowingList
        additions={
          organisation.actions.includes('manageDocuments')
            ? [
                {
                  label: t('profile.papers.add'),
                  form: (done) => <PaperForm id={organisation.id} onDone={done} />,
                },
              ]
            : []
        }
        empty={{ title: t('profile.papers.empty'), advice: t('profile.papers.emptyAdvice') }}
      >
        {papers.map((paper) => (
          <PaperLine key={paper.id} organisationId={organisation.id} paper={paper} />
        ))}
      </GrowingList>
    </div>
  );
}

const urgency = { expired: 0, expiring: 1, valid: 2 } as const;
