import { Injectable } from '@nestjs/common';
import {
  type Actor,
  Clock,
  currentLocale,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  ErasureLedger,
  FileStore,
  Journal,
  MailTransport,
  notFound,
  type Page,
  type PageQuery,
  pageOf,
  Retention,
  Rounds,
} from '#platform';
import { mayAdminister, mayKnowOf } from './administration.policy.js';
import type {
  FailedJob,
  HealthPart,
  InstanceHealth,
  QueueState,
  RetentionRuleItem,
  RetentionStateResponse,
} from './instance.dto.js';
import { type FailedJobRow, InstanceRepository, type QueueRow } from './instance.repository.js';

const SKEW_AT_MOST_MS = 500;
/** The worker says that it is there every half minute. */
const SILENT_AFTER_MS = 120_000;
const ROOM_AT_LEAST_BYTES = 500_000_000;
const JOB_ID = /^\d{1,18}$/;

/** How the instance goes, for those who run it. */
@Injectable()
export class InstanceService {
  constructor(
    private readonly repository: InstanceRepository,
    private readonly retention: Retention,
    private readonly rounds: Rounds,
    private readonly ledger: ErasureLedger,
    private readonly store: FileStore,
    private readonly transport: MailTransport,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** For anyone: how long what is kept. */
  rules(): RetentionRuleItem[] {
    const locale = currentLocale();
    return this.retention.rules.map(({ kind, keeps, noticeDays }) => ({
      kind,
      keeps: keeps[locale],
      noticeDays,
    }));
  }

  async retentionState(actor: Actor): Promise<RetentionStateResponse> {
    mayAdminister(actor);
    const last = await this.rounds.last('retention');
    const { announced, holds } = await this.repository.figures();
    const erased = new Set((await this.ledger.all()).map(({ accountId }) => accountId));
    return {
      rules: this.rules(),
      lastRunAt: last?.lastAt.toISOString() ?? null,
      told: Number(last?.outcome.told ?? 0),
      gone: Number(last?.outcome.gone ?? 0),
      announced,
      erasures: erased.size,
      holds,
    };
  }

  async failures(actor: Actor, query: PageQuery): Promise<Page<FailedJob>> {
    mayAdminister(actor);
    const [before] = decodeCursor(query.cursor, 1) ?? [null];
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.repository.failures(before === null ? null : Number(before), limit + 1);
    return pageOf(rows, limit, (row) => [row.id], toFailedJob);
  }

  /** @throws 404 when it is not there, or did not fail. */
  async retry(actor: Actor, id: string): Promise<void> {
    mayKnowOf(actor);
    if (!JOB_ID.test(id) || !(await this.repository.retry(id))) throw notFound();
    await this.journal.note(
      actor,
      'account.job_retried',
      { type: 'account', id: actor.accountId },
      { job: id },
    );
  }

  async health(actor: Actor): Promise<InstanceHealth> {
    mayAdminister(actor);
    const now = this.clock.now();
    const unsafe = await this.repository.unsafeSettings();
    const skew = Math.round(this.clock.skewMilliseconds());
    const seen = (await this.rounds.last('worker'))?.lastAt;
    const queue = toQueueState(await this.repository.queue());
    const parts = {
      database: part(unsafe.length === 0, unsafe.join(', ') || null),
      clock: part(skew <= SKEW_AT_MOST_MS, String(skew)),
      mail: part(true, this.transport.by),
      storage: await this.storage(),
      worker: part(!!seen && now.getTime() - seen.getTime() < SILENT_AFTER_MS, seen?.toISOString() ?? null),
    };
    const well = Object.values(parts).every(({ state }) => state === 'well') && queue.failed === 0;
    return { checkedAt: now.toISOString(), ...parts, queue, well };
  }

  private async storage(): Promise<HealthPart> {
    try {
      const room = await this.store.room();
      return room === null ? part(true, null) : part(room >= ROOM_AT_LEAST_BYTES, String(room));
    } catch (error) {
      return part(false, (error as Error).name);
    }
  }
}

const part = (well: boolean, figure: string | null): HealthPart => ({
  state: well ? 'well' : 'unwell',
  figure,
});

const toQueueState = ({ oldest, ...counts }: QueueRow): QueueState => ({
  ...counts,
  oldestAt: oldest?.toISOString() ?? null,
});

const toFailedJob = ({ id, createdAt, runAt, ...job }: FailedJobRow): FailedJob => ({
  ...job,
  id: String(id),
  createdAt: createdAt.toISOString(),
  nextAt: job.attempts < job.maxAttempts ? runAt.toISOString() : null,
  actions: ['retry'],
});
