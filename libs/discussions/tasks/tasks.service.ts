import { Injectable } from '@nestjs/common';
import { AccountActors } from '#identity';
import {
  type Actor,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  encodeCursor,
  Journal,
  newId,
  notFound,
  type PageQuery,
  Transaction,
} from '#platform';
import { ActRegistry } from '../acts/act-registry.js';
import { MessageActs } from '../acts/message-acts.js';
import { taskEvent } from '../discussion.events.js';
import { ownerDoesNotRead } from '../discussions.problems.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { ThreadsService } from '../threads/threads.service.js';
import { taskPolicy } from './task.policy.js';
import type { MakeTaskRequest, TaskResponse, TasksResponse } from './tasks.dto.js';
import { type TaskRow, TasksRepository } from './tasks.repository.js';

export const TASK = 'task';
const OF_THREAD_AT_MOST = 200;

/** A message that becomes something to do, by a day, by one of the thread's readers. */
@Injectable()
export class TasksService {
  constructor(
    private readonly transaction: Transaction,
    private readonly tasks: TasksRepository,
    private readonly threads: ThreadsService,
    private readonly acts: MessageActs,
    private readonly people: AccountActors,
    private readonly journal: Journal,
    private readonly clock: Clock,
    registry: ActRegistry,
  ) {
    registry.register({
      kind: TASK,
      name: { fr: 'En faire une tâche', en: 'Make it a task' },
      offered: (_actor, _place, mayWrite) => Promise.resolve(mayWrite),
      describe: async (ids) => {
        const rows = await this.tasks.titles(ids);
        return new Map(rows.map(({ id, title }) => [id, { label: title, path: `/mes-taches#tache-${id}` }]));
      },
    });
  }

  /** @throws 422 when the one it is for does not read the thread. */
  async make(
    actor: Actor,
    threadId: string,
    seq: number,
    { title, dueOn, ownerId = actor.accountId }: MakeTaskRequest,
  ): Promise<TaskResponse> {
    const { access } = await this.acts.open(actor, { threadId, seq });
    threadPolicy.authorise(actor, 'post', { access });
    if (ownerId !== actor.accountId) await this.refuseStranger(threadId, ownerId);
    const id = newId();
    return this.transaction.run(async () => {
      const now = this.clock.now();
      await this.tasks.insert({
        id,
        threadId,
        seq,
        title: title.trim(),
        dueOn,
        ownerId,
        createdBy: actor.accountId,
        now,
      });
      await this.acts.bind(actor, { threadId, seq }, TASK, id);
      await this.journal.record(actor, taskEvent('task.made', { id, threadId, ownerId }));
      return toResponse(actor, await this.tasks.find(id));
    });
  }

  async read(actor: Actor, id: string): Promise<TaskResponse> {
    const task = await this.openTask(actor, id);
    return toResponse(actor, task);
  }

  /** Done, or to do again. Again: nothing more. */
  async settle(actor: Actor, id: string, done: boolean): Promise<TaskResponse> {
    const task = await this.openTask(actor, id);
    taskPolicy.authorise(actor, 'settle', { ...task, access: { mayRead: true, mayWrite: true } });
    await this.transaction.run(async () => {
      if (!(await this.tasks.settle(id, done ? this.clock.now() : null))) return;
      await this.acts.touch(task);
      await this.journal.note(actor, done ? 'task.done' : 'task.reopened', { type: TASK, id });
    });
    return toResponse(actor, await this.tasks.find(id));
  }

  /** What I have to do, the most urgent first. One whose thread no longer opens to me disappears: a page may be short. */
  async mine(actor: Actor, { cursor, limit = DEFAULT_PAGE_SIZE }: PageQuery): Promise<TasksResponse> {
    const [day, id] = decodeCursor(cursor, 2) ?? [];
    const after = day === undefined ? null : ([String(day), String(id)] as const);
    const found = await this.tasks.open(actor.accountId, after, limit + 1);
    const page = found.slice(0, limit);
    const open = await this.threads.readable(
      actor,
      page.map(({ threadId }) => threadId),
    );
    const last = page.at(-1);
    return {
      items: page.filter(({ threadId }) => open.has(threadId)).map((task) => toResponse(actor, task)),
      next: found.length > limit && last ? encodeCursor([last.dueOn, last.id]) : null,
    };
  }

  async ofThread(actor: Actor, threadId: string): Promise<TaskResponse[]> {
    await this.threads.open(actor, threadId);
    return (await this.tasks.ofThread(threadId, OF_THREAD_AT_MOST)).map((task) => toResponse(actor, task));
  }

  /** @throws 404 to whoever does not read its thread */
  private async openTask(actor: Actor, id: string): Promise<TaskRow> {
    const task = await this.tasks.find(id);
    if (!(await this.threads.readable(actor, [task.threadId])).has(task.threadId)) throw notFound();
    return task;
  }

  private async refuseStranger(threadId: string, ownerId: string): Promise<void> {
    const open = await this.people.ask(ownerId, (owner) => this.threads.readable(owner, [threadId]));
    if (!open?.has(threadId)) throw ownerDoesNotRead();
  }
}

function toResponse(actor: Actor, { ownerId, ownerName, doneAt, createdBy, ...task }: TaskRow): TaskResponse {
  const { id, threadId, seq, title, dueOn } = task;
  const access = { mayRead: true, mayWrite: true };
  return {
    id,
    title,
    dueOn,
    doneAt: doneAt?.toISOString() ?? null,
    owner: { id: ownerId, displayName: ownerName },
    threadId,
    seq,
    path: `/fils/${threadId}#message-${seq}`,
    actions: taskPolicy.actionsFor(actor, { access, ownerId, createdBy }),
  };
}
