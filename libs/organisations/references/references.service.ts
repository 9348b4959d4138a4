import { Injectable } from '@nestjs/common';
import {
  type Actor,
  belongsTo,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  expectVersion,
  Journal,
  newId,
  type Page,
  pageOf,
  Transaction,
} from '#platform';
import { dayInParis } from '../documents/document.rules.js';
import type { Organisation } from '../organisation.entity.js';
import { type ReferenceEventType, referenceEvent } from '../organisation.events.js';
import { organisationPolicy } from '../organisation.policy.js';
import { OrganisationsRepository } from '../organisations.repository.js';
import { PlacesRepository } from '../places/places.repository.js';
import { Reference } from './reference.entity.js';
import { FIRST_STATUS, referenceMachine, referencePolicy } from './reference.machine.js';
import {
  ENDS_BEFORE_IT_BEGINS,
  NO_SUCH_ENTERPRISE,
  NO_SUCH_INSTITUTION,
  NOT_AN_INSTITUTION,
  NOT_YET_BEGUN,
  referenceInvalid,
  unknownCommune,
} from './reference.problems.js';
import type { ReferenceFacts } from './reference.types.js';
import type {
  AttestReferenceRequest,
  EditReferenceRequest,
  ProposeReferenceRequest,
  PublicReference,
  ReferenceResponse,
  ReferencesQuery,
  RequestReferenceRequest,
} from './references.dto.js';
import { type NamedReference, ReferencesRepository } from './references.repository.js';

type Facts = Pick<ReferenceFacts, 'title' | 'what' | 'communeCodes' | 'startedOn'> & Partial<ReferenceFacts>;
type Action = Parameters<typeof referenceMachine.apply>[1];

/** What institutions attest of those they worked with: asked for or proposed, answered, shown. */
@Injectable()
export class ReferencesService {
  constructor(
    private readonly transaction: Transaction,
    private readonly organisations: OrganisationsRepository,
    private readonly references: ReferencesRepository,
    private readonly places: PlacesRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Attested references of an organisation, shown or not: for its own applications. The caller has checked the right. */
  ofOrganisation(enterpriseId: string): Promise<PublicReference[]> {
    return this.references.attested(enterpriseId, false);
  }

  async list(actor: Actor, organisationId: string, query: ReferencesQuery): Promise<Page<ReferenceResponse>> {
    organisationPolicy.authorise(actor, 'seeReferences', await this.organisations.find(organisationId));
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const key = decodeCursor(query.cursor, 2);
    const after = key ? { sortKey: String(key[0]), id: String(key[1]) } : null;
    const rows = await this.references.list(organisationId, query.side ?? null, after, limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => [row.sortKey, row.id],
      (row) => this.present(actor, row),
    );
  }

  async read(actor: Actor | null, id: string): Promise<ReferenceResponse> {
    const reference = await this.references.named(id);
    referencePolicy.authorise(actor, 'read', reference);
    return this.present(actor, reference);
  }

  /** The enterprise asks an institution to attest what they did. */
  async request(
    actor: Actor,
    enterpriseId: string,
    { institutionId, contactName = null, contactEmail = null, ...facts }: RequestReferenceRequest,
  ): Promise<ReferenceResponse> {
    return this.transaction.run(async () => {
      const enterprise = await this.organisations.find(enterpriseId);
      organisationPolicy.authorise(actor, 'manageReferences', enterprise);
      const institution = await this.organisations.findVerified(institutionId);
      if (!institution || institution.kind === 'social_enterprise' || institutionId === enterpriseId)
        throw referenceInvalid([NO_SUCH_INSTITUTION]);
      await this.refuseUnfit(facts);
      const born = { ...this.blank(actor, enterprise, institution, facts), contactName, contactEmail };
      return this.begin(actor, { ...born, status: FIRST_STATUS.request }, 'reference.requested');
    });
  }

  /** The institution writes one of its own accord; it counts once the enterprise accepts. */
  async propose(
    actor: Actor,
    institutionId: string,
    { enterpriseId, statement, quote = '', quoteAuthor = '', ...facts }: ProposeReferenceRequest,
  ): Promise<ReferenceResponse> {
    return this.transaction.run(async () => {
      const institution = await this.organisations.find(institutionId);
      organisationPolicy.authorise(actor, 'manageReferences', institution);
      if (institution.kind === 'social_enterprise' || institution.status !== 'verified')
        throw referenceInvalid([NOT_AN_INSTITUTION]);
      const enterprise = await this.organisations.findVerified(enterpriseId);
      if (!enterprise || institutionId === enterpriseId) throw referenceInvalid([NO_SUCH_ENTERPRISE]);
      await this.refuseUnfit(facts);
      const born = { ...this.blank(actor, enterprise, institution, facts), statement, quote, quoteAuthor };
      return this.begin(actor, { ...born, status: FIRST_STATUS.proposal }, 'reference.proposed');
    });
  }

  /** Mends what still waits for the other. */
  async edit(
    actor: Actor,
    id: string,
    read: number,
    { statement, quote, quoteAuthor, ...facts }: EditReferenceRequest,
  ): Promise<ReferenceResponse> {
    return this.transaction.run(async () => {
      const reference = await this.references.lock(id);
      referencePolicy.authorise(actor, 'edit', reference);
      expectVersion(reference, read);
      await this.refuseUnfit(facts);
      Object.assign(reference, completeFacts(facts));
      if (reference.status === 'proposed') {
        Object.assign(reference, {
          statement: statement ?? reference.statement,
          quote: quote ?? reference.quote,
          quoteAuthor: quoteAuthor ?? reference.quoteAuthor,
        });
      }
      return this.keep(actor, reference, 'reference.edited');
    });
  }

  attest(actor: Actor, id: string, words: AttestReferenceRequest): Promise<ReferenceResponse> {
    return this.move(actor, id, 'attest', 'reference.attested', { quote: '', quoteAuthor: '', ...words });
  }

  /** The institution rewrites its statement: the enterprise is asked again. */
  revise(actor: Actor, id: string, words: AttestReferenceRequest): Promise<ReferenceResponse> {
    return this.move(actor, id, 'revise', 'reference.revised', { quote: '', quoteAuthor: '', ...words });
  }

  refuse(actor: Actor, id: string, reason: string): Promise<ReferenceResponse> {
    return this.move(actor, id, 'refuse', 'reference.refused', { reason });
  }

  withdraw(actor: Actor, id: string, reason: string): Promise<ReferenceResponse> {
    return this.move(actor, id, 'withdraw', 'reference.withdrawn', { reason });
  }

  cancel(actor: Actor, id: string): Promise<ReferenceResponse> {
    return this.move(actor, id, 'cancel', 'reference.cancelled', {});
  }

  accept(actor: Actor, id: string): Promise<ReferenceResponse> {
    return this.move(actor, id, 'accept', 'reference.accepted', {});
  }

  decline(actor: Actor, id: string, reason: string): Promise<ReferenceResponse> {
    return this.move(actor, id, 'decline', 'reference.declined', { reason });
  }

  /** The enterprise shows it on its page, or keeps it for its applications. */
  async show(actor: Actor, id: string, shown: boolean): Promise<ReferenceResponse> {
    return this.transaction.run(async () => {
      const reference = await this.references.lock(id);
      referencePolicy.authorise(actor, 'show', reference);
      reference.shown = shown;
      return this.keep(actor, reference, 'reference.edited');
    });
  }

  private async move(
    actor: Actor,
    id: string,
    action: Action,
    event: ReferenceEventType,
    words: Partial<Reference>,
  ): Promise<ReferenceResponse> {
    return this.transaction.run(async () => {
      const reference = await this.references.lock(id);
      referencePolicy.authorise(actor, 'read', reference);
      referenceMachine.apply(reference, action, actor, this.clock.now());
      Object.assign(reference, words, { answeredBy: actor.accountId });
      return this.keep(actor, reference, event);
    });
  }

  private async keep(
    actor: Actor,
    reference: Reference,
    event: ReferenceEventType,
  ): Promise<ReferenceResponse> {
    await this.references.save(reference);
    const named = await this.references.named(reference.id);
    await this.journal.record(actor, referenceEvent(event, named));
    return this.present(actor, named);
  }

  private async begin(
    actor: Actor,
    born: Omit<Reference, 'id' | 'version'>,
    event: ReferenceEventType,
  ): Promise<ReferenceResponse> {
    const reference = Object.assign(new Reference(), born, { id: newId(), version: 1 });
    await this.references.insert(reference);
    const named = await this.references.named(reference.id);
    await this.journal.record(actor, referenceEvent(event, named));
    return this.present(actor, named);
  }

  private blank(
    actor: Actor,
    enterprise: Organisation,
    institution: Organisation,
    facts: Facts,
  ): Omit<Reference, 'id' | 'version' | 'status'> {
    return {
      ...NOTHING_SAID,
      ...completeFacts(facts),
      enterpriseId: enterprise.id,
      institutionId: institution.id,
      requestedBy: actor.accountId,
      createdAt: this.clock.now(),
    };
  }

  private async refuseUnfit({ communeCodes, startedOn, endedOn }: Facts): Promise<void> {
    const known = new Set(await this.places.knownAmong(communeCodes));
    const faults = [
      ...communeCodes.flatMap((code, index) => (known.has(code) ? [] : [unknownCommune(index)])),
      ...(startedOn > dayInParis(this.clock.now()) ? [NOT_YET_BEGUN] : []),
      ...(endedOn && endedOn < startedOn ? [ENDS_BEFORE_IT_BEGINS] : []),
    ];
    if (faults.length > 0) throw referenceInvalid(faults);
  }

  private present(actor: Actor | null, reference: NamedReference): ReferenceResponse {
    const { enterpriseId, institutionId, sortKey: _, ...rest } = reference;
    const party = belongsTo(actor, enterpriseId) || belongsTo(actor, institutionId);
    const { contactName, contactEmail, reason } = party ? rest : NOTHING_SAID;
    return {
      ...rest,
      contactName,
      contactEmail,
      reason,
      createdAt: rest.createdAt.toISOString(),
      attestedAt: rest.attestedAt?.toISOString() ?? null,
      actions: [
        ...referencePolicy.actionsFor(actor, reference),
        ...referenceMachine.actionsFor(actor, reference, this.clock.now()),
      ],
    };
  }
}

const NOTHING_SAID = {
  contactName: null,
  contactEmail: null,
  statement: '',
  quote: '',
  quoteAuthor: '',
  reason: null,
  answeredBy: null,
  attestedAt: null,
  shown: true,
};

const completeFacts = (facts: Facts): ReferenceFacts => ({
  endedOn: null,
  publics: [],
  peopleReached: null,
  results: [],
  ...facts,
});
