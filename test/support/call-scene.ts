import type { Type } from '@nestjs/common';
import { CallsService, CallTeamService, type DraftCallRequest, type TeamFunction } from '#calls';
import { AccountsRepository, ActorDirectory } from '#identity';
import { OrganisationsRepository, OrganisationsService } from '#organisations';
import { type Actor, Clock, type OrganisationRole } from '#platform';

export type Service = <T>(type: Type<T> | (abstract new (...args: never[]) => T)) => T;

/** Everyone around a call, by what they are there. */
export const CAST = {
  lead: 'Nadia Belkacem',
  officer: 'Paul Verdier',
  reviewer: 'Inès Carvalho',
  secondReviewer: 'Tom Lefur',
  juror: 'Odile Renan',
  observer: 'Karim Saïdi',
  applicant: 'Aïssatou Diop',
  colleague: 'Malo Ortega',
  trainee: 'Hélène Roux',
  rival: 'Bruno Keller',
  stranger: 'Léa Morin',
} as const;
export type Role = keyof typeof CAST;

export interface CallScene {
  callId: string;
  slug: string;
  institutionId: string;
  /** The applicant's organisation, with a colleague who writes and a trainee who only reads. */
  enterpriseId: string;
  rivalId: string;
  actors: Record<Role, Actor>;
}

const DAY_MS = 86_400_000;

/** Amounts in cents: an envelope of 60 000 €, at most 80 % of each project and 40 000 €. */
export const SCENE_CALL: Omit<DraftCallRequest, 'organisationId'> = {
  kind: 'projects',
  title: 'Bien vieillir chez soi',
  summary: 'Des présences et des services qui permettent de rester chez soi.',
  need: 'La nuit, personne ne passe.',
  money: {
    currency: 'EUR',
    envelopeCents: 6_000_000,
    perProjectMinCents: 100_000,
    perProjectMaxCents: 4_000_000,
    shareMaxPercent: 80,
    laureatesMin: null,
    laureatesMax: null,
    yearsMax: null,
    notes: '',
  },
  eligibility: [
    {
      id: 'seat',
      statement: 'Avoir son siège dans le Rhône.',
      severity: 'bar',
      waivable: true,
      condition: { fact: 'organisation.departmentCode', is: 'equals', value: '69' },
    },
    {
      id: 'non-profit',
      statement: 'Ne pas poursuivre de but lucratif.',
      severity: 'bar',
      waivable: false,
      condition: { fact: 'organisation.nonProfit', is: 'equals', value: true },
    },
  ],
  sections: [
    {
      key: 'project',
      title: 'Le projet',
      intro: '',
      fields: [
        { key: 'need', type: 'long_text', label: 'Le besoin', help: '', required: true, maxLength: 900 },
        {
          key: 'public',
          type: 'choices',
          label: 'Pour qui',
          help: '',
          required: true,
          options: [
            { value: 'seniors', label: 'Personnes âgées' },
            { value: 'carers', label: 'Aidants' },
          ],
        },
        { key: 'contact', type: 'email', label: 'Contact', help: '', required: false },
        { key: 'letter', type: 'file', label: 'Lettre d’un partenaire', help: '', required: true },
      ],
    },
    {
      key: 'money',
      title: 'Le budget',
      intro: '',
      fields: [
        { key: 'budget', type: 'budget', label: 'Budget', help: '', required: true },
        { key: 'pledge', type: 'statement', label: 'Je certifie ces chiffres', help: '', required: true },
      ],
    },
  ],
  criteria: [
    { id: 'need', name: 'Réponse au besoin', description: '', weightPercent: 60, scaleMax: 5 },
    { id: 'model', name: 'Modèle économique', description: '', weightPercent: 40, scaleMax: 5 },
  ],
  pact: [
    {
      id: 'reasons',
      kind: 'reasons_for_refusal',
      statement: 'Chaque refus est motivé.',
      days: null,
      amountCents: null,
    },
    {
      id: 'scores',
      kind: 'scores_shared',
      statement: 'Les notes sont partagées.',
      days: null,
      amountCents: null,
    },
  ],
};

/** A published call that opened yesterday and closes in ten days, with its team, and two enterprises; people who have no account are given one. */
export async function setCallScene(
  service: Service,
  people: Partial<Record<Role, { accountId: string }>> = {},
  changes: Partial<DraftCallRequest> = {},
): Promise<CallScene> {
  const clock = service(Clock);
  const now = clock.now();
  const at = (days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString();
  const actors = await castActors(service, people, now);
  const organisations = service(OrganisationsService);
  const institution = await organisations.create(actors.lead, {
    name: `Mutuelle des Deux Rives ${actors.lead.accountId.slice(-6)}`,
    kind: 'institution',
    sort: 'mutual',
    legalForm: 'mutual',
  });
  const enterprise = await organisations.create(actors.applicant, {
    name: `Nuitée Claire ${actors.applicant.accountId.slice(-6)}`,
    kind: 'social_enterprise',
    sort: 'association',
    legalForm: 'association',
    departmentCode: '69',
    foundedOn: '2019-03-01',
  });
  const rival = await organisations.create(actors.rival, {
    name: `Atelier du Palier ${actors.rival.accountId.slice(-6)}`,
    kind: 'social_enterprise',
    sort: 'association',
    legalForm: 'association',
    departmentCode: '69',
  });
  await join(
    service,
    institution.id,
    'member',
    [actors.officer, actors.reviewer, actors.juror, actors.observer],
    now,
  );
  await join(service, enterprise.id, 'member', [actors.colleague], now);
  await join(service, enterprise.id, 'reader', [actors.trainee], now);
  const lead = withMembership(actors.lead, institution.id, 'owner');
  const calls = service(CallsService);
  const draft = await calls.draft(lead, {
    ...SCENE_CALL,
    opensAt: at(-1),
    closesAt: at(10),
    organisationId: institution.id,
    ...changes,
  });
  const call = await calls.publish(lead, draft.id);
  const team: [Actor, TeamFunction][] = [
    [actors.officer, 'officer'],
    [actors.reviewer, 'reviewer'],
    [actors.juror, 'juror'],
    [actors.observer, 'observer'],
  ];
  for (const [actor, place] of team) {
    await service(CallTeamService).add(lead, call.id, { accountId: actor.accountId, function: place });
  }
  await service(CallTeamService).add(lead, call.id, {
    email: emailOf(actors.secondReviewer),
    function: 'reviewer',
  });
  service(ActorDirectory).forget();
  return {
    callId: call.id,
    slug: call.slug,
    institutionId: institution.id,
    enterpriseId: enterprise.id,
    rivalId: rival.id,
    actors: {
      ...actors,
      lead,
      officer: withMembership(actors.officer, institution.id, 'member'),
      reviewer: withMembership(actors.reviewer, institution.id, 'member'),
      juror: withMembership(actors.juror, institution.id, 'member'),
      observer: withMembership(actors.observer, institution.id, 'member'),
      applicant: withMembership(actors.applicant, enterprise.id, 'owner'),
      colleague: withMembership(actors.colleague, enterprise.id, 'member'),
      trainee: withMembership(actors.trainee, enterprise.id, 'reader'),
      rival: withMembership(actors.rival, rival.id, 'owner'),
    },
  };
}

const emails = new Map<string, string>();
const emailOf = (actor: Actor): string => emails.get(actor.accountId) ?? '';

async function castActors(
  service: Service,
  people: Partial<Record<Role, { accountId: string }>>,
  now: Date,
): Promise<Record<Role, Actor>> {
  const accounts = service(AccountsRepository);
  const entries = await Promise.all(
    Object.entries(CAST).map(async ([role, name]) => {
      const known = people[role as Role]?.accountId;
      const account = known
        ? await accounts.find(known)
        : await accounts.findOrCreate(`${crypto.randomUUID()}@test.example`, name, 'fr', now);
      if (!account) throw new Error(`No account for ${role}`);
      emails.set(account.id, account.email ?? '');
      const actor: Actor = {
        accountId: account.id,
        displayName: name,
        administrator: false,
        memberships: [],
        secondFactor: true,
      };
      return [role, actor] as const;
    }),
  );
  return Object.fromEntries(entries) as Record<Role, Actor>;
}

async function join(
  service: Service,
  organisationId: string,
  role: OrganisationRole,
  people: Actor[],
  now: Date,
): Promise<void> {
  for (const { accountId } of people)
    await service(OrganisationsRepository).addMember(organisationId, accountId, role, '', now);
}

const withMembership = (actor: Actor, organisationId: string, role: OrganisationRole): Actor => ({
  ...actor,
  memberships: [...actor.memberships, { organisationId, role }],
});

/** A balanced budget asking `asked` cents of the call, four fifths of the cost. */
export const balancedBudget = (asked: number) => ({
  costs: [{ label: 'Veilleurs', cents: asked * 1.25 }],
  resources: [
    { label: 'Aide demandée', kind: 'asked', cents: asked, secured: false },
    { label: 'Fonds propres', kind: 'own', cents: asked * 0.25, secured: true },
  ],
});

/** The smallest PDF that is one. */
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
