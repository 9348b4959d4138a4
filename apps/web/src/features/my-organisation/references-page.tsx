import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { organisationQuery } from '../organisations/api';
import { PartHeader } from '../organisations/part-header';
import { referencesQuery } from './api';
import { type Addition, GrowingList } from './growing-list';
import { ReferenceLine } from './reference-line';
import { ReferenceProposalForm } from './reference-proposal-form';
import { ReferenceRequestForm } from './reference-request-form';
import '../applications/applications.css';
import './my-organisation.css';

const route = getRouteApi('/workspace/mes-organisations/$slug/references');

/** What others attest, what is asked, what one attests oneself: those that wait first. */
export function ReferencesPage() {
  const t = useT();
  const api = useApi();
  const { slug } = route.useParams();
  const { data: organisation } = useSuspenseQuery(organisationQuery(api, slug));
  const query = useSuspenseInfiniteQuery(referencesQuery(api, organisation.id));
  const references = query.data.pages.flatMap((page) => page.items);
  // An institution attests first of all; it may have been somebody's partner too.
  const attests = organisation.kind !== 'social_enterprise' && organisation.verified;
  const proposal: Addition = {
    label: t('profile.references.propose'),
    form: (done) => <ReferenceProposalForm id={organisation.id} onDone={done} />,
  };
  const request: Addition = {
    label: t('profile.references.ask'),
    form: (done) => <ReferenceRequestForm id={organisation.id} onDone={done} />,
  };
  const ways = attests ? [proposal, request] : [request];
  return (
    <div className="wrap">
      <PartHeader
        organisation={organisation}
        title={t('profile.references.title')}
        lede={t(attests ? 'profile.references.ledeInstitution' : 'profile.references.lede')}
      />
      <GrowingList
        additions={organisation.actions.includes('manageReferences') ? ways : []}
        empty={{
          title: t('profile.references.empty'),
          advice: t(attests ? 'profile.references.emptyAdviceInstitution' : 'profile.references.emptyAdvice'),
        }}
        more={
          query.hasNextPage ? (
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('profile.references.more')}
            </Button>
          ) : null
        }
      >
        {references
          .toSorted((a, b) => Number(waits(b.status)) - Number(waits(a.status)))
          .map((reference) => (
            <ReferenceLine key={reference.id} organisationId={organisation.id} reference={reference} />
          ))}
      </GrowingList>
    </div>
  );
}

const waits = (status: string): boolean => status === 'requested' || status === 'proposed';
