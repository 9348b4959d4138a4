import { AccountsRepository, ActorDirectory } from '../../libs/identity/index.js';
import { OrganisationsRepository } from '../../libs/organisations/index.js';
import { newId } from '../../libs/platform/index.js';
import type { Cornac } from '../support/app.js';
import type { Instance, Organisations, People } from './objects.js';

/**
 * In each house: a colleague who is nobody else in the matrix (its `accountId`), somebody invited, a domain, a request
 * to join, and a delegation that has not begun.
 */
export async function openTeams(
  cornac: Cornac,
  as: People,
  organisations: Organisations,
): Promise<Organisations> {
  const houses = await Promise.all(
    Object.entries<Instance>(organisations).map(
      async ([name, house]) => [name, await openTeam(cornac, as, house)] as const,
    ),
  );
  cornac.service(ActorDirectory).forget();
  return Object.fromEntries(houses) as unknown as Organisations;
}

async function openTeam(cornac: Cornac, as: People, house: Instance): Promise<Instance> {
  const owner = house.accountId ?? '';
  const id = house.id ?? '';
  const now = new Date();
  const colleague = await cornac
    .service(AccountsRepository)
    .findOrCreate(`collegue-${id}@ailleurs.example`, 'Collègue Discret', 'fr', now);
  await cornac.service(OrganisationsRepository).addMember(id, colleague.id, 'member', '', now);
  const [invitationId, domainId, requestId, delegationId] = [newId(), newId(), newId(), newId()];
  await cornac.sql(
    `INSERT INTO invitations (id, organisation_id, email, role, locale, token_hash, status, invited_by, created_at, sent_at, expires_at)
     VALUES ($1::uuid, $2, 'lea-morin@test.example', 'member', 'fr', sha256($1::uuid::text::bytea), 'pending', $3, now() - interval '1 day',
       now() - interval '1 day', now() + interval '13 days')`,
    [invitationId, id, owner],
  );
  await cornac.sql(
    `INSERT INTO organisation_domains (id, organisation_id, domain, entry, claimed_by, claimed_at)
     VALUES ($1::uuid, $2, $1::uuid::text || '.example', 'approval', $3, now())`,
    [domainId, id, owner],
  );
  await cornac.sql(
    `INSERT INTO join_requests (id, organisation_id, account_id, status, asked_at) VALUES ($1, $2, $3, 'pending', now())`,
    [requestId, id, as.passerby.accountId],
  );
  await cornac.sql(
    `INSERT INTO delegations (id, organisation_id, from_account_id, to_account_id, role, starts_at, ends_at, given_by, given_at)
     VALUES ($1, $2, $3, $4, 'reader', now() + interval '30 days', now() + interval '60 days', $3, now())`,
    [delegationId, id, owner, colleague.id],
  );
  return {
    ...house,
    accountId: colleague.id,
    to: owner,
    invitationId,
    domainId,
    requestId,
    delegationId,
  };
}

/** `lead` runs a collective that the rival's enterprise joined. */
export async function formCollective(as: People, { rival }: Organisations): Promise<Instance> {
  const { body: collective } = await as.lead
    .post('/organisations', {
      name: 'Le Palier commun',
      kind: 'collective',
      sort: 'collective',
      legalForm: 'collective',
    })
    .expect(201);
  const { body: place } = await as.lead
    .post(`/collectives/${collective.id}/invitations`, { organisationId: rival.id, role: 'member' })
    .expect(201);
  await as.rival
    .post(`/collectives/${collective.id}/members/${place.id}/answer`, { action: 'accept' })
    .expect(200);
  return { id: collective.id, placeId: place.id, version: '0' };
}
