import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Icon } from '~/ui/icon';
import { Link } from '~/ui/link';
import { ObjectHeader } from '~/ui/object-header';
import { organisationQuery } from '../organisations/api';
import { referencesQuery } from './api';
import { ReferenceLine } from './reference-line';
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
  const [asking, setAsking] = useState(false);
  const manages = organisation.actions.includes('manageReferences');
  const ask = (
    <Button main onClick={() => setAsking(true)}>
      <Icon name="plus" />
      {t('profile.references.ask')}
    </Button>
  );
  return (
    <div className="wrap">
      <ObjectHeader
        breadcrumb={
          <Breadcrumb
            links={[
              <Link key="profile" to="/mes-organisations/$slug" params={{ slug }}>
                {organisation.name}
              </Link>,
            ]}
            here={t('profile.references.title')}
          />
        }
        title={t('profile.references.title')}
        lede={t('profile.references.lede')}
      />
      {asking ? (
        <ReferenceRequestForm id={organisation.id} onDone={() => setAsking(false)} />
      ) : references.length === 0 ? (
        <EmptyState title={t('profile.references.empty')} action={manages ? ask : undefined}>
          {t('profile.references.emptyAdvice')}
        </EmptyState>
      ) : (
        <>
          {manages ? <p className="acts">{ask}</p> : null}
          <ul className="papers">
            {references
              .toSorted((a, b) => Number(waits(b.status)) - Number(waits(a.status)))
              .map((reference) => (
                <ReferenceLine key={reference.id} organisationId={organisation.id} reference={reference} />
              ))}
          </ul>
          {query.hasNextPage ? (
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('profile.references.more')}
            </Button>
          ) : null}
        </>
      )}
    </div>
  );
}

const waits = (status: string): boolean => status === 'requested' || status === 'proposed';
