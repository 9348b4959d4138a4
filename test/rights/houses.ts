import { ActorDirectory } from '../../libs/identity/index.js';
import { OrganisationsRepository } from '../../libs/organisations/index.js';
import { newId } from '../../libs/platform/index.js';
import type { Cornac } from '../support/app.js';
import { PDF } from '../support/call-scene.js';
import type { Person } from '../support/person.js';
import type { Instance, Organisations, People } from './objects.js';

export async function foundOrganisations(cornac: Cornac, as: People): Promise<Organisations> {
  const found = async (owner: Person, name: string, kind: string): Promise<Instance> => {
    const isEnterprise = kind === 'social_enterprise';
    const { body } = await owner
      .post('/organisations', {
        name,
        kind,
        sort: isEnterprise ? 'association' : 'mutual',
        legalForm: isEnterprise ? 'association' : 'mutual',
        ...(isEnterprise && { departmentCode: '69' }),
      })
      .expect(201);
    const { body: paper } = await owner
      .post(`/organisations/${body.id}/documents?kind=accounts&visibility=team`)
      .attach('file', PDF, { filename: 'comptes.pdf' })
      .expect(201);
    const fileId = newId();
    return {
      id: body.id,
      slug: body.slug,
      accountId: owner.accountId,
      documentId: paper.id,
      number: '1',
      fileId,
    };
  };
  const organisations: Organisations = {
    institution: await found(as.lead, 'Mutuelle des Deux Rives', 'institution'),
    enterprise: await found(as.applicant, 'Nuitée Claire', 'social_enterprise'),
    rival: await found(as.rival, 'Atelier du Palier', 'social_enterprise'),
    foreign: await found(as.foreigner, 'Prévoyance du Ponant', 'institution'),
    foreignEnterprise: await found(as.foreigner, 'Les Veilleurs du Ponant', 'social_enterprise'),
  };
  const repository = cornac.service(OrganisationsRepository);
  const join = (organisation: Instance, role: 'member' | 'reader', people: Person[]) =>
    Promise.all(
      people.map((person) =>
        repository.addMember(organisation.id ?? '', person.accountId, role, '', new Date()),
      ),
    );
  await join(organisations.institution, 'member', [
    as.officer,
    as.reviewer,
    as.juror,
    as.recused,
    as.observer,
    as.neighbour,
    as.facilitator,
  ]);
  await join(organisations.enterprise, 'member', [as.colleague]);
  await join(organisations.enterprise, 'reader', [as.trainee]);
  cornac.service(ActorDirectory).forget();
  return organisations;
}

/** References are asked of verified institutions. */
export const verified = (cornac: Cornac) =>
  cornac.sql("UPDATE organisations SET status = 'verified', verified_at = now()");

/** E asked I, which has not answered; X and F agree on one that is kept out of sight; R shows one from F. */
export async function vouch(
  as: People,
  { institution, enterprise, rival, foreign, foreignEnterprise }: Organisations,
): Promise<Record<'asked' | 'kept' | 'shown', Instance>> {
  const ask = async (person: Person, of: Instance, from: Instance): Promise<Instance> => {
    const { body } = await person
      .post(`/organisations/${of.id}/references`, {
        title: 'Un travail commun',
        what: 'Ce qui a été fait.',
        communeCodes: ['69266'],
        startedOn: '2025-01-06',
        institutionId: from.id,
      })
      .expect(201);
    return { id: body.id };
  };
  const asked = await ask(as.applicant, enterprise, institution);
  const kept = await ask(as.foreigner, foreignEnterprise, foreign);
  const shown = await ask(as.rival, rival, foreign);
  for (const { id } of [kept, shown])
    await as.foreigner.post(`/references/${id}/attest`, { statement: 'Un travail suivi.' }).expect(200);
  await as.foreigner.put(`/references/${kept.id}/shown`, { shown: false }).expect(200);
  return { asked, kept, shown };
}

/** The passer-by says they belong to E, and waits. */
export async function claimed(
  as: People,
  { enterprise }: Organisations,
): Promise<Record<'waiting', Instance>> {
  const { body } = await as.passerby
    .post(`/organisations/${enterprise.id}/claims`, { message: 'J’en suis la trésorière.' })
    .expect(201);
  return { waiting: { id: body.id } };
}
