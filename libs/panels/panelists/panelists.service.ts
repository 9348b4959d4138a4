import { Injectable } from '@nestjs/common';
import { type IssuedKey, PanelistKeys } from '#identity';
import {
  type Actor,
  Clock,
  currentLocale,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  expectVersion,
  Journal,
  malformed,
  notFound,
  type Page,
  type PageQuery,
  pageOf,
  Transaction,
} from '#platform';
import { type PanelistChange, panelEvent } from '../panels/panel.events.js';
import { PanelDoor } from '../panels/panel-door.js';
import type { PanelRow } from '../panels/panels.repository.js';
import { faultsOfPlace, type StrataOf } from '../panels/strata.rules.js';
import { readImport, twinsOf } from './import.rules.js';
import { actionsOn, moved } from './panelist.machine.js';
import type {
  AddPanelistRequest,
  EditPanelistRequest,
  ImportPanelistsRequest,
  ImportReport,
  PanelistMove,
  PanelistResponse,
} from './panelists.dto.js';
import { type PanelistRow, PanelistsRepository } from './panelists.repository.js';
import { PeopleRepository } from './people.repository.js';
import { BLANK_PERSON, type PersonProfile, type PersonRow } from './person.types.js';
import { drawPseudonyms } from './pseudonyms.js';

/** The one place where a pseudonym meets a name, in memory, for those who facilitate the panel. */
@Injectable()
export class PanelistsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly door: PanelDoor,
    private readonly panelists: PanelistsRepository,
    private readonly people: PeopleRepository,
    private readonly keys: PanelistKeys,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, panelId: string, query: PageQuery): Promise<Page<PanelistResponse>> {
    const panel = await this.door.open(actor, panelId, 'facilitate');
    const [after] = decodeCursor(query.cursor, 1) ?? [];
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.panelists.page(panelId, after ? String(after) : undefined, limit + 1);
    const names = await this.people.named(rows.map(({ id }) => id));
    await this.noteReading(actor, panelId);
    return pageOf(
      rows,
      limit,
      (row) => [row.pseudonym],
      (row) => present(panel, row, names.get(row.id)),
    );
  }

  async read(actor: Actor, panelId: string, id: string): Promise<PanelistResponse> {
    const panel = await this.door.open(actor, panelId, 'facilitate');
    const panelist = await this.panelists.find(panelId, id);
    const person = await this.personOf(id);
    await this.noteReading(actor, panelId);
    return present(panel, panelist, person);
  }

  add(actor: Actor, panelId: string, request: AddPanelistRequest): Promise<PanelistResponse> {
    return this.transaction.run(async () => {
      const panel = await this.door.hold(actor, panelId, 'convene');
      const strata = expectPlace(panel, request.strata ?? {});
      const profile = withProfile({ ...BLANK_PERSON, recruitedBy: request.recruitedBy }, request);
      const [id = ''] = await this.seat(panelId, [{ profile, strata }]);
      await this.journal.record(actor, panelEvent('panel.panelists_joined', panelId, { count: 1 }));
      return present(panel, await this.panelists.find(panelId, id), await this.personOf(id));
    });
  }

  edit(
    actor: Actor,
    panelId: string,
    id: string,
    version: number,
    request: EditPanelistRequest,
  ): Promise<PanelistResponse> {
    return this.change(actor, panelId, id, 'edited', async (panel, panelist, person) => {
      expectVersion(panelist, version);
      const strata = request.strata ? expectPlace(panel, request.strata) : panelist.strata;
      await this.panelists.save(panelist, { status: panelist.status, strata }, this.clock.now());
      await this.people.update(id, withProfile(person, request));
    });
  }

  /** Rests, comes back, leaves. @throws 409 from where one may not */
  move(actor: Actor, panelId: string, id: string, move: PanelistMove): Promise<PanelistResponse> {
    const change = { pause: 'paused', resume: 'resumed', leave: 'left' } as const;
    return this.change(actor, panelId, id, change[move], async (_, panelist) => {
      const { strata } = panelist;
      await this.panelists.save(panelist, { status: moved(panelist, move), strata }, this.clock.now());
    });
  }

  /** The letter's key: the first, or another one; what came before opens nothing any more. Shown this once. */
  async issueKey(actor: Actor, panelId: string, id: string): Promise<IssuedKey> {
    return this.transaction.run(async () => {
      await this.door.hold(actor, panelId, 'convene');
      await this.panelists.hold(panelId, id);
      const { accountId } = await this.personOf(id);
      const key = accountId ? await this.keys.reissue(actor, accountId) : await this.keys.open(actor);
      if (!accountId) await this.people.bind(id, key.accountId);
      await this.noteChange(actor, panelId, 'key_issued');
      return key;
    });
  }

  async revokeKey(actor: Actor, panelId: string, id: string): Promise<void> {
    await this.transaction.run(async () => {
      await this.door.hold(actor, panelId, 'facilitate');
      await this.panelists.hold(panelId, id);
      const { accountId } = await this.personOf(id);
      if (!accountId) return;
      await this.keys.revoke(actor, accountId);
      await this.noteChange(actor, panelId, 'key_revoked');
    });
  }

  /** The same reading for the trial and for real: what is sound and comes once is written, and nothing on a trial. */
  import(actor: Actor, panelId: string, { csv, dryRun }: ImportPanelistsRequest): Promise<ImportReport> {
    return this.transaction.run(async () => {
      const panel = await this.door.hold(actor, panelId, 'convene');
      const { lines, people, faults, ignored } = readImport(
        csv,
        panel.strata,
        this.clock.now().getFullYear(),
      );
      const known = await this.people.named(await this.panelists.idsOf(panelId));
      const twins = twinsOf(people, [...known.values()]);
      const repeated = new Set(twins.map(({ line }) => line));
      const sound = people.filter(({ line }) => !repeated.has(line));
      const written = !dryRun && sound.length > 0;
      if (written) {
        await this.seat(panelId, sound);
        const joined = panelEvent('panel.panelists_joined', panelId, { count: sound.length });
        await this.journal.record(actor, joined);
      }
      const locale = currentLocale();
      const told = faults.map(({ detail, ...at }) => ({ ...at, detail: detail[locale] }));
      return { lines, sound: sound.length, ignored, faults: told, twins, written };
    });
  }

  private async seat(
    panelId: string,
    newcomers: readonly { profile: PersonProfile; strata: StrataOf }[],
  ): Promise<string[]> {
    const names = drawPseudonyms(newcomers.length, await this.panelists.pseudonyms(panelId));
    const places = newcomers.map(({ strata }, at) => ({ pseudonym: names[at] ?? '', strata }));
    const ids = await this.panelists.insertAll(panelId, places, this.clock.now());
    const people = newcomers.map(({ profile }, at) => ({
      ...profile,
      panelistId: ids.get(names[at] ?? '') ?? '',
    }));
    await this.people.insertAll(people);
    return people.map(({ panelistId }) => panelistId);
  }

  private change(
    actor: Actor,
    panelId: string,
    id: string,
    change: PanelistChange,
    write: (panel: PanelRow, panelist: PanelistRow, person: PersonRow) => Promise<void>,
  ): Promise<PanelistResponse> {
    return this.transaction.run(async () => {
      const panel = await this.door.hold(actor, panelId, 'facilitate');
      const panelist = await this.panelists.hold(panelId, id);
      await write(panel, panelist, await this.personOf(id));
      await this.noteChange(actor, panelId, change);
      return present(panel, await this.panelists.find(panelId, id), await this.personOf(id));
    });
  }

  /** @throws 404 for whoever withdrew: nobody knows who they were any more. */
  private async personOf(id: string): Promise<PersonRow> {
    const person = (await this.people.named([id])).get(id);
    if (!person) throw notFound();
    return person;
  }

  private noteReading(actor: Actor, panelId: string): Promise<void> {
    return this.journal.note(actor, 'panel.people_read', { type: 'panel', id: panelId });
  }

  private noteChange(actor: Actor, panelId: string, change: PanelistChange): Promise<void> {
    return this.journal.record(actor, panelEvent('panel.panelist_changed', panelId, { change }));
  }
}

/** @throws 400 outside the panel's strata. */
function expectPlace(panel: PanelRow, strata: StrataOf): StrataOf {
  const faults = faultsOfPlace(panel.strata, strata);
  if (faults.length > 0) throw malformed(faults);
  return strata;
}

function withProfile(before: PersonProfile, { strata: _, ...request }: EditPanelistRequest): PersonProfile {
  const given = Object.entries(request).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(given) };
}

function present(panel: PanelRow, panelist: PanelistRow, person: PersonRow | undefined): PanelistResponse {
  const { panelId: _, strata, ...place } = panelist;
  const {
    accountId,
    panelistId: __,
    ...profile
  } = person ?? { ...BLANK_PERSON, accountId: null, panelistId: '' };
  return {
    ...place,
    ...profile,
    strata: { ...strata },
    hasKey: accountId !== null,
    actions: actionsOn(panelist, panel.closedAt !== null),
  };
}
