import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Api } from '~/api/client';
import { OrganisationRole } from '~/api/generated/types.gen';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { SelectField } from '~/ui/fields/text-fields';
import { Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { Tag } from '~/ui/tag';
import { organisationQuery } from '../organisations/api';
import { PartHeader } from '../organisations/part-header';
import { acceptClaim, type Claim, claimsQuery, refuseClaim } from './api';
import { ReasonDialog } from './reason-dialog';
import '../applications/applications.css';
import './my-organisation.css';

const route = getRouteApi('/workspace/mes-organisations/$slug/demandes');

/** Those who say they belong here, for the owners to answer. */
export function ClaimsPage() {
  const t = useT();
  const api = useApi();
  const { slug } = route.useParams();
  const { data: organisation } = useSuspenseQuery(organisationQuery(api, slug));
  const { data } = useSuspenseQuery(claimsQuery(api, organisation.id));
  return (
    <div className="wrap">
      <PartHeader
        organisation={organisation}
        title={t('profile.claims.title')}
        lede={t('profile.claims.lede')}
      />
      {data.items.length === 0 ? (
        <EmptyState title={t('profile.claims.empty')}>{t('profile.claims.emptyAdvice')}</EmptyState>
      ) : (
        <ul className="papers">
          {data.items.map((claim) => (
            <ClaimLine key={claim.id} claim={claim} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** One person, what they say, and the answer. */
export function ClaimLine({ claim, named = false }: { claim: Claim; named?: boolean }) {
  const t = useT();
  const { day } = useFormat();
  const { claimant, organisation, title, message, status, createdAt, ownersHaveUntil, overdue, reason } =
    claim;
  return (
    <li>
      <h2>{claimant.name}</h2>
      <p className="small mute">
        {[title, claimant.email, t('profile.claims.since', { day: day(createdAt) })]
          .filter(Boolean)
          .join(', ')}
      </p>
      {named ? (
        <p>
          <Link to="/organisations/$slug" params={{ slug: organisation.slug }}>
            {organisation.name}
          </Link>
        </p>
      ) : null}
      <p className="pre">{message}</p>
      {status === 'open' ? (
        <>
          <p>
            <Tag icon={overdue ? 'late' : 'clock'} hue={overdue ? 'late' : 'info'}>
              {t(overdue ? 'profile.claims.overdue' : 'profile.claims.until', { day: day(ownersHaveUntil) })}
            </Tag>
          </p>
          {claim.actions.includes('accept') ? <Answer claim={claim} /> : null}
        </>
      ) : (
        <p>
          <Tag icon={status === 'accepted' ? 'check' : 'cross'} hue={status === 'accepted' ? 'ok' : 'warn'}>
            {t(`profile.claims.status.${status}`)}
          </Tag>{' '}
          {reason}
        </p>
      )}
    </li>
  );
}

function Answer({ claim }: { claim: Claim }) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const [role, setRole] = useState<OrganisationRole>('member');
  const [refusing, setRefusing] = useState(false);
  const answer = useMutation({
    mutationFn: (doIt: (client: Api) => Promise<unknown>) => doIt(api),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['organisation'] }),
        queryClient.invalidateQueries({ queryKey: ['administration'] }),
      ]),
  });
  return (
    <>
      {isProblem(answer.error) ? <Notice hue="warn" live="polite" title={answer.error.detail} /> : null}
      <div className="claim-answer">
        <SelectField
          label={t('profile.claims.role')}
          options={Object.values(OrganisationRole).map((value) => ({
            value,
            label: t(`profile.role.${value}`),
          }))}
          value={role}
          onChange={(event) => setRole(event.target.value as OrganisationRole)}
        />
        <p className="acts">
          <Button
            main
            busy={answer.isPending}
            onClick={() => answer.mutate((client) => acceptClaim(client, claim.id, role))}
          >
            {t('profile.claims.accept')}
            <span className="sr"> {claim.claimant.name}</span>
          </Button>
          <Button plain onClick={() => setRefusing(true)}>
            {t('profile.claims.refuse')}
            <span className="sr"> {claim.claimant.name}</span>
          </Button>
        </p>
      </div>
      {refusing ? (
        <ReasonDialog
          title={t('profile.claims.refuseTitle', { name: claim.claimant.name })}
          help={t('profile.claims.refuseHelp')}
          act={t('profile.claims.refuse')}
          onClose={() => setRefusing(false)}
          onReason={(reason) => answer.mutateAsync((client) => refuseClaim(client, claim.id, reason))}
        />
      ) : null}
    </>
  );
}
