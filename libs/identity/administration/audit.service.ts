import { Injectable } from '@nestjs/common';
import {
  type Actor,
  AuditHeads,
  AuditSeal,
  Clock,
  csvOf,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  Journal,
  type Page,
  pageOf,
} from '#platform';
import { mayAdminister } from './administration.policy.js';
import { type AuditIntegrity, AuditLine, type AuditQuery } from './audit.dto.js';
import { type AuditFilter, AuditRepository } from './audit.repository.js';

/** An extract is for reading: whoever needs more narrows the period. */
const EXTRACT_AT_MOST = 10_000;

/** The log as administrators read it: who did what when, never what people wrote. */
@Injectable()
export class AuditService {
  constructor(
    private readonly audit: AuditRepository,
    private readonly seal: AuditSeal,
    private readonly heads: AuditHeads,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: AuditQuery): Promise<Page<AuditLine>> {
    mayAdminister(actor);
    const [before] = decodeCursor(query.cursor, 1) ?? [null];
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.audit.list(filterOf(query), before === null ? null : Number(before), limit + 1);
    return pageOf(rows, limit, (row) => [row.id], AuditLine.from);
  }

  /** The same, to keep: a spreadsheet opens it, and runs nothing of it. Taking it is itself written in the log. */
  async extract(actor: Actor, query: AuditQuery): Promise<string> {
    mayAdminister(actor);
    const rows = await this.audit.list(filterOf(query), null, EXTRACT_AT_MOST);
    const { cursor: _, limit: __, ...asked } = query;
    await this.journal.note(
      actor,
      'account.audit_extracted',
      { type: 'account', id: actor.accountId },
      { ...asked, lines: rows.length },
    );
    const lines = rows.map(AuditLine.from);
    return csvOf(
      EXTRACTED,
      lines.map((line) => ({ ...line })),
    );
  }

  /** Recomputes the whole chain and compares it with the heads put aside day by day. */
  async integrity(actor: Actor): Promise<AuditIntegrity> {
    mayAdminister(actor);
    const broken = await this.seal.firstBreak();
    const cut = await this.heads.firstMissing();
    const head = await this.heads.last();
    const { position, waiting } = await this.seal.state();
    const brokenAt = broken?.position ?? cut?.position ?? null;
    return {
      checkedAt: this.clock.now().toISOString(),
      whole: brokenAt === null,
      sealed: position,
      waiting,
      brokenAt,
      brokenBy: broken?.reason ?? (cut ? 'cut' : null),
      headPosition: head?.position ?? null,
      headHash: head?.hash ?? null,
      headTakenAt: head?.takenAt ?? null,
    };
  }
}

const EXTRACTED = [
  'id',
  'at',
  'actorId',
  'actorName',
  'onBehalfOfId',
  'onBehalfOfName',
  'action',
  'subjectType',
  'subjectId',
  'subjectName',
  'detail',
] as const satisfies readonly (keyof AuditLine)[];

const filterOf = ({ actorId, action, subjectType, subjectId, from, to }: AuditQuery): AuditFilter => ({
  actorId: actorId ?? null,
  action: action?.trim() || null,
  subjectType: subjectType?.trim() || null,
  subjectId: subjectId ?? null,
  from: from ? new Date(from) : null,
  to: to ? new Date(to) : null,
});
