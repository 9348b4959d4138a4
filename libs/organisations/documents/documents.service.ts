import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  type Actor,
  belongsTo,
  Clock,
  expectVersion,
  Files,
  Journal,
  newId,
  notFound,
  type StoredFile,
  Transaction,
} from '#platform';
import { documentEvent } from '../organisation.events.js';
import { organisationPolicy, runsIt } from '../organisation.policy.js';
import { OrganisationsRepository } from '../organisations.repository.js';
import { tooManyDocuments } from './document.problems.js';
import { dayInParis, refuseUnfit, stateOf } from './document.rules.js';
import { DocumentReaders } from './document-readers.js';
import type {
  AddDocumentQuery,
  DocumentChanges,
  DocumentVersionQuery,
  OrganisationDocumentResponse,
} from './documents.dto.js';
import { type DocumentRow, DocumentsRepository } from './documents.repository.js';

type Upload = () => Promise<{ filename: string; file: Readable }>;

export const MAX_DOCUMENTS = 60;

/** The papers an organisation keeps ready, told once for every application. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly organisations: OrganisationsRepository,
    private readonly documents: DocumentsRepository,
    private readonly readers: DocumentReaders,
    private readonly files: Files,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** For the team. */
  async list(actor: Actor, organisationId: string): Promise<OrganisationDocumentResponse[]> {
    organisationPolicy.authorise(actor, 'seeDocuments', await this.organisations.find(organisationId));
    return (await this.documents.listOf(organisationId)).map((row) => this.present(actor, row));
  }

  /** What an institution that instructs this organisation's applications may open. Empty for anyone else. */
  async openTo(actor: Actor, organisationId: string): Promise<OrganisationDocumentResponse[]> {
    await this.organisations.find(organisationId);
    if (!(await this.readers.reads(actor, organisationId))) return [];
    const rows = await this.documents.listOf(organisationId);
    return rows.filter((row) => row.visibility !== 'team').map((row) => this.present(actor, latestOnly(row)));
  }

  /** Receives first, so that no transaction waits for a slow sender. @throws 422 when there are too many. */
  async add(
    actor: Actor,
    organisationId: string,
    query: AddDocumentQuery,
    upload: Upload,
  ): Promise<OrganisationDocumentResponse> {
    organisationPolicy.authorise(actor, 'manageDocuments', await this.organisations.find(organisationId));
    const { kind, visibility, title = '', issuedOn = null, expiresOn = null } = query;
    refuseUnfit({ kind, visibility, issuedOn, expiresOn });
    return this.receive(actor, upload, async (file, now) => {
      const organisation = await this.organisations.lock(organisationId);
      organisationPolicy.authorise(actor, 'manageDocuments', organisation);
      if ((await this.documents.countHeld(organisationId)) >= MAX_DOCUMENTS)
        throw tooManyDocuments(MAX_DOCUMENTS);
      const id = newId();
      await this.documents.insert({ id, organisationId, kind, title, visibility, now });
      const version = { id: newId(), documentId: id, number: 1, fileId: file.id, issuedOn, expiresOn };
      await this.documents.addVersion({ ...version, addedBy: actor.accountId, addedAt: now });
      const detail = { documentId: id, kind, visibility };
      await this.journal.record(actor, documentEvent('organisation.document_added', organisation, detail));
      return this.documents.find(organisationId, id);
    });
  }

  /** A newer file takes the place of the one in force, which stays in the history. */
  async replace(
    actor: Actor,
    organisationId: string,
    id: string,
    query: DocumentVersionQuery,
    upload: Upload,
  ): Promise<OrganisationDocumentResponse> {
    organisationPolicy.authorise(actor, 'manageDocuments', await this.organisations.find(organisationId));
    const known = await this.documents.find(organisationId, id);
    const { issuedOn = null, expiresOn = null } = query;
    refuseUnfit({ ...known, issuedOn, expiresOn });
    return this.receive(actor, upload, async (file, now) => {
      const organisation = await this.organisations.find(organisationId);
      const { versions, kind, visibility } = await this.documents.lock(organisationId, id);
      organisationPolicy.authorise(actor, 'manageDocuments', organisation);
      const number = (versions[0]?.number ?? 0) + 1;
      const version = { id: newId(), documentId: id, number, fileId: file.id, issuedOn, expiresOn };
      await this.documents.addVersion({ ...version, addedBy: actor.accountId, addedAt: now });
      await this.documents.bump(id);
      const detail = { documentId: id, kind, visibility };
      await this.journal.record(actor, documentEvent('organisation.document_replaced', organisation, detail));
      return this.documents.find(organisationId, id);
    });
  }

  async update(
    actor: Actor,
    organisationId: string,
    id: string,
    read: number,
    changes: DocumentChanges,
  ): Promise<OrganisationDocumentResponse> {
    return this.transaction.run(async () => {
      const organisation = await this.organisations.find(organisationId);
      organisationPolicy.authorise(actor, 'manageDocuments', organisation);
      const document = await this.documents.lock(organisationId, id);
      expectVersion(document, read);
      const inForce = document.versions[0];
      if (!inForce) throw notFound();
      const { issuedOn = inForce.issuedOn, expiresOn = inForce.expiresOn, ...rest } = changes;
      const changed = { ...document, ...rest, issuedOn, expiresOn };
      refuseUnfit(changed);
      await this.documents.update(changed, { versionId: inForce.id, issuedOn, expiresOn });
      const detail = { documentId: id, kind: changed.kind, visibility: changed.visibility };
      await this.journal.record(actor, documentEvent('organisation.document_edited', organisation, detail));
      return this.present(actor, await this.documents.find(organisationId, id));
    });
  }

  async remove(actor: Actor, organisationId: string, id: string): Promise<void> {
    await this.transaction.run(async () => {
      const organisation = await this.organisations.find(organisationId);
      organisationPolicy.authorise(actor, 'manageDocuments', organisation);
      const { kind, visibility } = await this.documents.lock(organisationId, id);
      await this.documents.remove(id, this.clock.now());
      const detail = { documentId: id, kind, visibility };
      await this.journal.record(actor, documentEvent('organisation.document_removed', organisation, detail));
    });
  }

  /** @throws 404 when there is no such file, or it is not open to this person; old versions are the team's. */
  async open(
    actor: Actor | null,
    organisationId: string,
    id: string,
    number: number,
  ): Promise<{ file: StoredFile; content: Readable }> {
    const document = await this.documents.find(organisationId, id);
    const version = document.versions.find((candidate) => candidate.number === number);
    if (!version) throw notFound();
    const inForce = version === document.versions[0];
    if (!(await this.mayOpen(actor, document, inForce))) throw notFound();
    return this.files.open(version.fileId);
  }

  private async mayOpen(actor: Actor | null, document: DocumentRow, inForce: boolean): Promise<boolean> {
    const { organisationId, visibility } = document;
    if (belongsTo(actor, organisationId)) return true;
    if (!inForce || visibility === 'team') return false;
    if (visibility === 'public')
      return (await this.organisations.find(organisationId)).status !== 'suspended';
    return this.readers.reads(actor, organisationId);
  }

  private async receive(
    actor: Actor,
    upload: Upload,
    keep: (file: StoredFile, now: Date) => Promise<DocumentRow>,
  ): Promise<OrganisationDocumentResponse> {
    const { filename, file: content } = await upload();
    const file = await this.files.receive(filename, content, actor.accountId);
    try {
      return this.present(actor, await this.transaction.run(() => keep(file, this.clock.now())));
    } catch (error) {
      await this.files.remove(file.id);
      throw error;
    }
  }

  private present(actor: Actor, row: DocumentRow): OrganisationDocumentResponse {
    const { organisationId, ...document } = row;
    const expiresOn = row.versions[0]?.expiresOn ?? null;
    return {
      ...document,
      state: stateOf(expiresOn, dayInParis(this.clock.now())),
      versions: row.versions.map(({ id: _, fileId: _file, ...version }) => ({
        ...version,
        addedAt: new Date(version.addedAt).toISOString(),
      })),
      actions: runsIt(actor, { id: organisationId }) ? ['edit', 'replace', 'remove'] : [],
    };
  }
}

const latestOnly = (row: DocumentRow): DocumentRow => ({ ...row, versions: row.versions.slice(0, 1) });
