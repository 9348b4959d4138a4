import { Injectable } from '@nestjs/common';
import { type Actor, Clock, currentLocale, Journal, notFound, type SubjectRef, Transaction } from '#platform';
import { notAmongReaders, threadNotNamed, tooManyNamedThreads } from '../discussions.problems.js';
import { MentionsRepository } from '../mentions/mentions.repository.js';
import { type Circle, SubjectRegistry } from '../subject-registry.js';
import { knownByName, ReadersService } from '../threads/readers.service.js';
import { threadPolicy } from '../threads/thread.policy.js';
import type { ThreadResponse } from '../threads/threads.dto.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { placeOf, ThreadsService } from '../threads/threads.service.js';
import type { OpenThreadRequest, ThreadPeopleResponse } from './thread-people.dto.js';
import { ThreadPeopleRepository } from './thread-people.repository.js';

/** Threads of named people that one subject may have: past it, people want another tool. */
const NAMED_AT_MOST = 200;

/** Threads narrower than an audience: named people among its readers, each of whom sees who else is in it. */
@Injectable()
export class ThreadPeopleService {
  constructor(
    private readonly transaction: Transaction,
    private readonly threads: ThreadsService,
    private readonly rows: ThreadsRepository,
    private readonly subjects: SubjectRegistry,
    private readonly readers: ReadersService,
    private readonly names: MentionsRepository,
    private readonly people: ThreadPeopleRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws 404 for whoever does not read that audience, 403 when they do not write in it, 422 on a stranger to it. */
  async open(actor: Actor, request: OpenThreadRequest): Promise<ThreadResponse> {
    const { audience, title, people: wanted } = request;
    const subject: SubjectRef = { type: request.subjectType, id: request.subjectId };
    const access = (await this.subjects.audiencesOf(actor, subject)).find((one) => one.audience === audience);
    if (!access) throw notFound();
    threadPolicy.authorise(actor, 'post', { access });
    const circle = await this.readers.around({ subject, audience });
    await this.refuseStrangers(actor, circle, wanted, await this.authorsAround(actor, subject, audience));
    if ((await this.people.count(subject)) >= NAMED_AT_MOST) throw tooManyNamedThreads(NAMED_AT_MOST);
    return this.transaction.run(async () => {
      const now = this.clock.now();
      const id = await this.people.open(subject, { audience, title, openedBy: actor.accountId, now });
      await this.bring(actor, id, [actor.accountId, ...wanted], 1);
      return this.threads.read(actor, id);
    });
  }

  /** Brings more people in; they read what was said before. */
  async add(actor: Actor, threadId: string, wanted: readonly string[]): Promise<ThreadPeopleResponse> {
    const { thread, access } = await this.threads.open(actor, threadId);
    threadPolicy.authorise(actor, 'post', { access });
    if (!thread.named) throw threadNotNamed();
    const { subjectType: type, subjectId: id, audience } = thread;
    const circle = await this.readers.around({ subject: { type, id }, audience });
    const around = await this.authorsAround(actor, { type, id }, audience);
    const authors = await this.names.authorsOf(threadId);
    await this.refuseStrangers(actor, circle, wanted, new Set([...around, ...authors]));
    await this.transaction.run(() => this.bring(actor, threadId, wanted, thread.lastSeq + 1));
    return this.list(actor, threadId);
  }

  async leave(actor: Actor, threadId: string): Promise<void> {
    const { thread } = await this.threads.open(actor, threadId);
    if (!thread.named) throw threadNotNamed();
    await this.transaction.run(async () => {
      await this.people.leave(threadId, actor.accountId);
      await this.journal.note(actor, 'thread.left', { type: 'thread', id: threadId });
    });
  }

  /** Who reads a thread with me and why, as far as I may know of them by name. */
  async list(actor: Actor, threadId: string): Promise<ThreadPeopleResponse> {
    const { thread } = await this.threads.open(actor, threadId);
    const circle = await this.readers.of(thread);
    const authors = await this.names.authorsOf(threadId);
    const known = knownByName(circle, actor.accountId, authors).add(actor.accountId);
    const named = await this.names.people([...known]);
    const seats = new Map(circle.people.map((person) => [person.accountId, person]));
    const houses = await this.names.organisations(
      [...known].flatMap((id) => seats.get(id)?.organisationId ?? []),
    );
    const houseNames = new Map(houses.map(({ id, name }) => [id, name]));
    const roleNames = this.subjects.roleNames(placeOf(thread).subject);
    const brought = thread.named ? await this.people.broughtBy(threadId) : new Map<string, string>();
    return {
      open: circle.open,
      named: thread.named,
      items: named.map(({ id, name }) => {
        const seat = seats.get(id);
        const organisation = houseNames.get(seat?.organisationId ?? '');
        const addedBy = brought.get(id);
        return {
          id,
          displayName: name,
          mayWrite: seat?.mayWrite ?? circle.open,
          roles: (seat?.roles ?? []).flatMap((role) => roleNames[role]?.[currentLocale()] ?? []),
          ...(organisation !== undefined && { organisation }),
          ...(addedBy !== undefined && { addedBy }),
          ...(seat?.guest && { guest: true }),
        };
      }),
    };
  }

  /** Who showed themselves in the audience's own thread. */
  private async authorsAround(actor: Actor, subject: SubjectRef, audience: string): Promise<Set<string>> {
    const known = await this.rows.findOfSubject(subject, actor.accountId);
    const thread = known.find((row) => row.audience === audience);
    return thread ? this.names.authorsOf(thread.id) : new Set();
  }

  private async bring(actor: Actor, id: string, accountIds: readonly string[], seq: number): Promise<void> {
    const added = await this.people.add(id, accountIds, actor.accountId, this.clock.now());
    if (added.length === 0) return;
    await this.rows.engage(id, added, seq);
    await this.journal.note(actor, 'thread.people_added', { type: 'thread', id }, { accountIds: added });
  }

  /** Whoever does not read the audience, and whoever is not to be known of by name there: refused alike. */
  private async refuseStrangers(
    actor: Actor,
    circle: Circle,
    wanted: readonly string[],
    authors: ReadonlySet<string>,
  ): Promise<void> {
    const known = knownByName(circle, actor.accountId, authors).add(actor.accountId);
    if (wanted.some((id) => !known.has(id))) throw notAmongReaders();
  }
}
