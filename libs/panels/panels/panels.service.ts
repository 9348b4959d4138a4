import { Injectable } from '@nestjs/common';
import { OrganisationsRepository, RightsRepository } from '#organisations';
import {
  type Actor,
  authorise,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  expectVersion,
  Journal,
  malformed,
  notFound,
  type Page,
  type PageQuery,
  pageOf,
  refuse,
  Transaction,
} from '#platform';
import { mayOpenPanelFor, panelPolicy } from '../panel.policy.js';
import { type PanelEvent, panelEvent } from './panel.events.js';
import { lastFacilitator, lastOwner, notForPanels, notOfOwners, strataInUse } from './panel.problems.js';
import { PanelDoor } from './panel-door.js';
import type { EditPanelRequest, OpenPanelRequest, PanelResponse, PanelSummary } from './panels.dto.js';
import { type PanelRow, type PanelRules, PanelsRepository } from './panels.repository.js';
import { emptiedBy, faultsOfStrata, type StrataOf } from './strata.rules.js';

/** Below it, how many is a way to tell who. */
const SHOWN_FROM = 5;

/** A panel as an institution and its facilitators look after it; who is on it is for `panelists/`. */
@Injectable()
export class PanelsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly panels: PanelsRepository,
    private readonly door: PanelDoor,
    private readonly organisations: OrganisationsRepository,
    private readonly rights: RightsRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async mine(actor: Actor, query: PageQuery): Promise<Page<PanelSummary>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const before = decodeCursor(query.cursor, 2) as [string, string] | undefined;
    const organisationIds = actor.memberships.map(({ organisationId }) => organisationId);
    const rows = await this.panels.page({ accountId: actor.accountId, organisationIds }, before, limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => [row.createdAt.toISOString(), row.id],
      ({ createdAt, closedAt, ...row }) => ({
        ...row,
        createdAt: createdAt.toISOString(),
        closedAt: closedAt?.toISOString() ?? null,
      }),
    );
  }

  async read(actor: Actor, id: string): Promise<PanelResponse> {
    return this.present(actor, await this.door.open(actor, id));
  }

  /** In the name of an institution or a collective; whoever opens it looks after it first. */
  open(actor: Actor, { organisationId, ...request }: OpenPanelRequest): Promise<PanelResponse> {
    return this.transaction.run(async () => {
      if (!mayOpenPanelFor(actor, organisationId)) authorise(NOT_IN_ITS_NAME);
      await this.expectOwnerKind(organisationId);
      const rules = withRules(BLANK, request);
      const id = await this.panels.insert(rules, organisationId, actor.accountId, this.clock.now());
      return this.recorded(actor, id, panelEvent('panel.opened', id, { organisationId }));
    });
  }

  edit(actor: Actor, id: string, version: number, request: EditPanelRequest): Promise<PanelResponse> {
    return this.transaction.run(async () => {
      const panel = await this.door.hold(actor, id, 'edit');
      expectVersion(panel, version);
      if (request.strata) await this.expectNobodyMoved(id, request.strata);
      await this.panels.save(id, version, withRules(panel, request));
      return this.recorded(actor, id, panelEvent('panel.edited', id, { version: version + 1 }));
    });
  }

  close(actor: Actor, id: string): Promise<PanelResponse> {
    return this.transaction.run(async () => {
      const panel = await this.door.hold(actor, id, 'manage');
      if (panel.closedAt) return this.present(actor, panel);
      await this.panels.close(id, this.clock.now());
      return this.recorded(actor, id, panelEvent('panel.closed', id, {}));
    });
  }

  addOwner(actor: Actor, id: string, organisationId: string): Promise<PanelResponse> {
    return this.transaction.run(async () => {
      await this.door.hold(actor, id, 'manage');
      await this.expectOwnerKind(organisationId);
      await this.panels.addOwner(id, organisationId, this.clock.now());
      return this.recorded(actor, id, panelEvent('panel.owner_added', id, { organisationId }));
    });
  }

  /** @throws 422 for the last one. */
  removeOwner(actor: Actor, id: string, organisationId: string): Promise<void> {
    return this.transaction.run(async () => {
      const panel = await this.door.hold(actor, id, 'manage');
      if (!panel.ownerIds.includes(organisationId)) throw notFound();
      if (panel.ownerIds.length === 1) throw lastOwner();
      await this.panels.removeOwner(id, organisationId);
      await this.journal.record(actor, panelEvent('panel.owner_removed', id, { organisationId }));
    });
  }

  /** By those who facilitate it: whoever runs an owner does not give themselves the names. */
  addFacilitator(actor: Actor, id: string, accountId: string): Promise<PanelResponse> {
    return this.transaction.run(async () => {
      const panel = await this.door.hold(actor, id, 'facilitate');
      const roles = await this.rights.rolesOf([accountId]);
      const belongs = roles.get(accountId)?.some((one) => panel.ownerIds.includes(one.organisationId));
      if (!belongs) throw notOfOwners();
      await this.panels.addFacilitator(id, accountId, actor.accountId, this.clock.now());
      return this.recorded(actor, id, panelEvent('panel.facilitator_added', id, { accountId }));
    });
  }

  /** @throws 422 for the last one: nobody could reach its people any more. */
  removeFacilitator(actor: Actor, id: string, accountId: string): Promise<void> {
    return this.transaction.run(async () => {
      const panel = await this.door.hold(actor, id, 'facilitate');
      if (!panel.facilitatorIds.includes(accountId)) throw notFound();
      if (panel.facilitatorIds.length === 1) throw lastFacilitator();
      await this.panels.removeFacilitator(id, accountId);
      await this.journal.record(actor, panelEvent('panel.facilitator_removed', id, { accountId }));
    });
  }

  private async expectOwnerKind(organisationId: string): Promise<void> {
    const { kind } = await this.organisations.find(organisationId);
    if (kind !== 'institution' && kind !== 'collective') throw notForPanels();
  }

  private async expectNobodyMoved(id: string, strata: PanelRow['strata']): Promise<void> {
    const places = await this.transaction.query<{ strata: StrataOf }>(
      "SELECT DISTINCT strata FROM panelists WHERE panel_id = $1 AND status IN ('active', 'paused')",
      [id],
    );
    const emptied = emptiedBy(
      strata,
      places.map((place) => place.strata),
    );
    if (emptied.length > 0) throw strataInUse(emptied);
  }

  private async recorded(
    actor: Actor,
    id: string,
    event: ReturnType<typeof panelEvent<PanelEvent['type']>>,
  ): Promise<PanelResponse> {
    await this.journal.record(actor, event);
    return this.present(actor, await this.panels.find(id));
  }

  private async present(actor: Actor, panel: PanelRow): Promise<PanelResponse> {
    const { owners, facilitators, size } = await this.panels.people(panel.id);
    const { ownerIds: _, facilitatorIds, strata, createdAt, closedAt, ...plain } = panel;
    const counts = facilitatorIds.includes(actor.accountId) || size >= SHOWN_FROM;
    return {
      ...plain,
      strata: strata.map((one) => ({ ...one, values: [...one.values] })),
      owners: owners.map(({ id, name, slug }) => ({ id, name, slug })),
      facilitators,
      size: counts ? size : null,
      createdAt: createdAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      actions: panelPolicy.actionsFor(actor, panel),
    };
  }
}

const BLANK: PanelRules = {
  name: '',
  purpose: '',
  charter: '',
  strata: [],
  compensationCents: 0,
  compensationWords: '',
  invitationsAtMost: 3,
  openToSignUp: false,
};

/** @throws 400 for strata that cannot be drawn from. */
function withRules(before: PanelRules, request: EditPanelRequest): PanelRules {
  const faults = faultsOfStrata(request.strata ?? []);
  if (faults.length > 0) throw malformed(faults);
  return {
    name: request.name ?? before.name,
    purpose: request.purpose ?? before.purpose,
    charter: request.charter ?? before.charter,
    strata: request.strata ?? before.strata,
    compensationCents: request.compensationCents ?? before.compensationCents,
    compensationWords: request.compensationWords ?? before.compensationWords,
    invitationsAtMost: request.invitationsAtMost ?? before.invitationsAtMost,
    openToSignUp: request.openToSignUp ?? before.openToSignUp,
  };
}

const NOT_IN_ITS_NAME = refuse(
  'Vous n’écrivez pas au nom de cette organisation.',
  'You do not write in the name of this organisation.',
);
