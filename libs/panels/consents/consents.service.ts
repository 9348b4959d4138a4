import { createHash } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Files, Journal, notFound, type StoredFile, Transaction } from '#platform';
import { PanelistsRepository } from '../panelists/panelists.repository.js';
import { PeopleRepository } from '../panelists/people.repository.js';
import { panelEvent } from '../panels/panel.events.js';
import { PanelDoor } from '../panels/panel-door.js';
import { PanelsRepository } from '../panels/panels.repository.js';
import { notInForce } from './consent.problems.js';
import type {
  GivePanelConsentRequest,
  MyPanel,
  NotePanelConsentRequest,
  PanelConsent,
  PanelConsentText,
  PublishConsentTextRequest,
} from './consents.dto.js';
import { type ConsentRow, ConsentsRepository, type ConsentTextRow } from './consents.repository.js';

/** Who agreed to which words: on screen by themselves, on paper or by voice as their facilitator notes. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly door: PanelDoor,
    private readonly panels: PanelsRepository,
    private readonly panelists: PanelistsRepository,
    private readonly people: PeopleRepository,
    private readonly consents: ConsentsRepository,
    private readonly files: Files,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Those among them who agreed to the words in force, of the panel and of the study when it has its own. */
  async covers(
    panelistIds: readonly string[],
    sessionId: string | null,
    { health = false }: { health?: boolean } = {},
  ): Promise<ReadonlySet<string>> {
    const now = this.clock.now();
    return new Set(await this.consents.covering(panelistIds, sessionId, { health, now }));
  }

  async texts(actor: Actor, panelId: string): Promise<PanelConsentText[]> {
    await this.door.open(actor, panelId, 'facilitate');
    return (await this.consents.texts([panelId])).map(presentText);
  }

  /** Another version: those before stay as they were agreed to. @throws 404 for a study of another panel */
  publish(actor: Actor, panelId: string, request: PublishConsentTextRequest): Promise<PanelConsentText> {
    return this.transaction.run(async () => {
      await this.door.hold(actor, panelId, 'convene');
      const sessionId = request.sessionId ?? null;
      if (sessionId && !(await this.consents.isSessionOf(panelId, sessionId))) throw notFound();
      const hash = createHash('sha256').update(request.words).digest();
      const text = { ...request, sessionId, panelId };
      const now = this.clock.now();
      const { id: textId, number } = await this.consents.publish(text, hash, actor.accountId, now);
      await this.journal.record(actor, panelEvent('panel.consent_published', panelId, { textId, number }));
      return presentText({ ...text, id: textId, number, sha256: hash.toString('hex'), inForce: true });
    });
  }

  async list(actor: Actor, panelId: string, panelistId: string): Promise<PanelConsent[]> {
    await this.door.open(actor, panelId, 'facilitate');
    await this.panelists.find(panelId, panelistId);
    return (await this.consents.consents([panelistId])).map(presentConsent);
  }

  /** On paper or by voice, as the facilitator received it. */
  note(
    actor: Actor,
    panelId: string,
    panelistId: string,
    { textId, way, givenOn, expiresOn = null }: NotePanelConsentRequest,
  ): Promise<PanelConsent> {
    return this.transaction.run(async () => {
      await this.door.hold(actor, panelId, 'convene');
      await this.expectPresent(panelId, panelistId);
      await this.expectText(panelId, textId);
      const notedBy = actor.accountId;
      const given = { textId, panelistId, way, givenOn: givenOn ?? null, expiresOn, notedBy };
      const consent = await this.consents.give(given, this.clock.now());
      await this.journal.record(actor, panelEvent('panel.consent_noted', panelId, { way }));
      return presentConsent(consent);
    });
  }

  /** The scanned sheet of a consent noted. The one before goes. */
  async attach(
    actor: Actor,
    panelId: string,
    panelistId: string,
    consentId: string,
    receive: () => Promise<MultipartFile>,
  ): Promise<PanelConsent> {
    await this.door.open(actor, panelId, 'facilitate');
    await this.one(panelId, panelistId, consentId);
    const upload = await receive();
    const file = await this.files.receive(upload.filename, upload.file, actor.accountId);
    return this.transaction.run(async () => {
      await this.door.hold(actor, panelId, 'facilitate');
      const consent = await this.one(panelId, panelistId, consentId);
      if (consent.withdrawnOn) throw notFound();
      await this.consents.attach(consentId, file.id);
      if (consent.fileId) await this.files.remove(consent.fileId);
      return presentConsent({ ...consent, fileId: file.id });
    });
  }

  async file(
    actor: Actor,
    panelId: string,
    panelistId: string,
    consentId: string,
  ): Promise<Awaited<ReturnType<Files['open']>> & { file: StoredFile }> {
    await this.door.open(actor, panelId, 'facilitate');
    const { fileId } = await this.one(panelId, panelistId, consentId);
    if (!fileId) throw notFound();
    await this.journal.note(actor, 'panel.people_read', { type: 'panel', id: panelId });
    return this.files.open(fileId);
  }

  /** One's own panels, with what is asked of one's agreement. */
  async mine(actor: Actor): Promise<MyPanel[]> {
    const places = await this.placesOf(actor);
    const panels = await Promise.all(places.map(({ panelId }) => this.panels.find(panelId)));
    const texts = await this.consents.texts(places.map(({ panelId }) => panelId));
    const consents = await this.consents.consents(places.map(({ id }) => id));
    return places.map(({ id: placeId, panelId, pseudonym }, at) => ({
      id: panelId,
      name: panels[at]?.name ?? '',
      purpose: panels[at]?.purpose ?? '',
      charter: panels[at]?.charter ?? '',
      pseudonym,
      texts: texts.filter((text) => text.panelId === panelId && text.inForce).map(presentText),
      consents: consents.filter(({ panelistId }) => panelistId === placeId).map(presentConsent),
    }));
  }

  /** On screen, by the person: the very words they were shown. @throws 404, 422 once these words changed */
  give(actor: Actor, panelId: string, { textId, sha256 }: GivePanelConsentRequest): Promise<PanelConsent> {
    return this.transaction.run(async () => {
      const { id: panelistId } = await this.placeOf(actor, panelId);
      const text = await this.expectText(panelId, textId);
      if (text.sha256 !== sha256) throw notInForce();
      const given = { textId, panelistId, way: 'screen', givenOn: null, expiresOn: null } as const;
      const consent = await this.consents.give({ ...given, notedBy: null }, this.clock.now());
      await this.journal.record(null, panelEvent('panel.consent_noted', panelId, { way: 'screen' }));
      return presentConsent(consent);
    });
  }

  /** The place that somebody who came in with a key has on a panel. @throws 404 */
  async placeOf(actor: Actor, panelId: string): Promise<{ id: string }> {
    const place = (await this.placesOf(actor)).find((one) => one.panelId === panelId);
    if (!place) throw notFound();
    return place;
  }

  private async placesOf(actor: Actor) {
    const ids = await this.people.panelistsOf(actor.accountId);
    return (await this.panelists.all(ids)).filter(({ status }) => status !== 'withdrawn');
  }

  private async expectPresent(panelId: string, panelistId: string): Promise<void> {
    const { status } = await this.panelists.hold(panelId, panelistId);
    if (status === 'withdrawn') throw notFound();
  }

  private async expectText(panelId: string, textId: string): Promise<ConsentTextRow> {
    const text = (await this.consents.texts([panelId])).find(({ id }) => id === textId);
    if (!text) throw notFound();
    if (!text.inForce) throw notInForce();
    return text;
  }

  private async one(panelId: string, panelistId: string, consentId: string): Promise<ConsentRow> {
    await this.panelists.find(panelId, panelistId);
    const consent = (await this.consents.consents([panelistId])).find(({ id }) => id === consentId);
    if (!consent) throw notFound();
    return consent;
  }
}

const presentText = ({ panelId: _, ...text }: ConsentTextRow): PanelConsentText => text;

const presentConsent = ({ panelistId: _, fileId, ...consent }: ConsentRow): PanelConsent => ({
  ...consent,
  hasFile: fileId !== null,
});
