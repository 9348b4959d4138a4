import { useSuspenseQuery } from '@tanstack/react-query';
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
import { papersQuery } from './api';
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
  const [adding, setAdding] = useState(false);
  const manages = organisation.actions.includes('manageDocuments');
  const papers = data.items.toSorted((a, b) => urgency[a.state] - urgency[b.state]);
  const add = (
    <Button main onClick={() => setAdding(true)}>
      <Icon name="plus" />
      {t('profile.papers.add')}
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
            here={t('profile.papers.title')}
          />
        }
        title={t('profile.papers.title')}
        lede={t('profile.papers.lede')}
      />
      {adding ? (
        <PaperForm id={organisation.id} onDone={() => setAdding(false)} />
      ) : papers.length === 0 ? (
        <EmptyState title={t('profile.papers.empty')} action={manages ? add : undefined}>
          {t('profile.papers.emptyAdvice')}
        </EmptyState>
      ) : (
        <>
          {manages ? <p className="acts">{add}</p> : null}
          <ul className="papers">
            {papers.map((paper) => (
              <PaperLine key={paper.id} organisationId={organisation.id} paper={paper} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const urgency = { expired: 0, expiring: 1, valid: 2 } as const;
