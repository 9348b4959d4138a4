import { useMutation, useQueryClient, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Api } from '~/api/client';
import { OrganisationStatus } from '~/api/generated/types.gen';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { ClaimLine } from '../my-organisation/claims-page';
import { ReasonDialog } from '../my-organisation/reason-dialog';
import { StatusTag } from '../my-organisation/status-tag';
import {
  claimsWaitingQuery,
  decisions,
  type OrganisationUnderReview,
  organisationsToVerifyQuery,
} from './api';
import { AdministrationFrame } from './frame';
import '../my-organisation/my-organisation.css';

const route = getRouteApi('/workspace/administration/organisations');

/** Organisations to verify, and those who wait for owners that do not answer. */
export function AdministrationOrganisationsPage() {
  const t = useT();
  const api = useApi();
  const { etat: status } = route.useSearch();
  const query = useSuspenseInfiniteQuery(organisationsToVerifyQuery(api, status));
  const organisations = query.data.pages.flatMap((page) => page.items);
  return (
    <AdministrationFrame title={t('profile.admin.title')} lede={t('profile.admin.lede')}>
      <nav className="admin-states" aria-label={t('profile.admin.states')}>
        <ul>
          {Object.values(OrganisationStatus).map((one) => (
            <li key={one}>
              <Link
                to="/administration/organisations"
                search={{ etat: one }}
                aria-current={one === status ? 'page' : undefined}
              >
                {t(`profile.admin.state.${one}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {organisations.length === 0 ? (
        <EmptyState title={t('profile.admin.empty')}>{t('profile.admin.emptyAdvice')}</EmptyState>
      ) : (
        <ul className="papers">
          {organisations.map((organisation) => (
            <Review key={organisation.id} organisation={organisation} />
          ))}
        </ul>
      )}
      {query.hasNextPage ? (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('profile.references.more')}
        </Button>
      ) : null}
      <Claims />
    </AdministrationFrame>
  );
}

function Review({ organisation }: { organisation: OrganisationUnderReview }) {
  const t = useT();
  const api = useApi();
  const { day } = useFormat();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<'refuse' | 'suspend' | null>(null);
  const { id, name, slug, legalForm, siren, rna, communeName, status, statusReason, domains, actions } =
    organisation;
  const decide = useMutation({
    mutationFn: (doIt: (client: Api) => Promise<unknown>) => doIt(api),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['administration'] }),
  });
  const facts = [
    t(`organisations.legalForm.${legalForm}`),
    communeName,
    siren === null ? null : `${t('organisations.siren')} ${siren}`,
    rna === null ? null : `RNA ${rna}`,
    domains.length === 0 ? null : t('profile.admin.domains', { domains: domains.join(', ') }),
    organisation.verificationRequestedAt === null
      ? null
      : t('profile.admin.since', { day: day(organisation.verificationRequestedAt) }),
  ];
  return (
    <li>
      <h2>
        <Link to="/organisations/$slug" params={{ slug }}>
          {name}
        </Link>
      </h2>
      <p className="small mute">{facts.filter((fact) => fact !== null).join(', ')}</p>
      <p>
        <StatusTag status={status} /> {statusReason}
      </p>
      {isProblem(decide.error) ? <Notice hue="warn" live="polite" title={decide.error.detail} /> : null}
      <p className="acts">
        {(['verify', 'reinstate'] as const)
          .filter((act) => actions.includes(act))
          .map((act) => (
            <Button
              key={act}
              busy={decide.isPending}
              onClick={() => decide.mutate((client) => decisions[act](client, id))}
            >
              {t(`profile.admin.act.${act}`)}
              <span className="sr"> {name}</span>
            </Button>
          ))}
        {(['refuse', 'suspend'] as const)
          .filter((act) => actions.includes(act))
          .map((act) => (
            <Button key={act} plain onClick={() => setOpen(act)}>
              {t(`profile.admin.act.${act}`)}
              <span className="sr"> {name}</span>
            </Button>
          ))}
      </p>
      {open === null ? null : (
        <ReasonDialog
          title={t(`profile.admin.${open}Title`, { name })}
          help={t('profile.admin.reasonHelp')}
          act={t(`profile.admin.act.${open}`)}
          onClose={() => setOpen(null)}
          onReason={(reason) => decide.mutateAsync((client) => decisions[open](client, id, reason))}
        />
      )}
    </li>
  );
}

function Claims() {
  const t = useT();
  const query = useSuspenseInfiniteQuery(claimsWaitingQuery(useApi()));
  const claims = query.data.pages.flatMap((page) => page.items);
  return (
    <section className="block" aria-labelledby="demandes">
      <h2 id="demandes">{t('profile.admin.claims', { count: claims.length })}</h2>
      <p className="under-title">{t('profile.admin.claimsLede')}</p>
      <ul className="papers">
        {claims.map((claim) => (
          <ClaimLine key={claim.id} claim={claim} named />
        ))}
      </ul>
    </section>
  );
}
