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
  staleVersion,
  Transaction,
} from '#platform';
import { ActRegistry } from '../acts/act-registry.js';
import { MessageActs } from '../acts/message-acts.js';
import { taskEvent } from '../discussion.events.js';
import { ownerDoesNotRead } from '../discussions.problems.js';
import { type AudienceAccess, SubjectRegistry } from '../subject-registry.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { messagePath } from '../threads/thread-paths.js';
import { type ThreadRow, ThreadsRepository } from '../threads/threads.repository.js';
import { placeOf, ThreadsService } from '../threads/threads.service.js';
import { taskPolicy } from './task.policy.js';
import type {
  EditTaskRequest,
  MakeTaskRequest,
  MyTasksQuery,
  TaskResponse,
  TasksResponse,
} from './tasks.dto.js';
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
    private readonly rows: ThreadsRepository,
    private readonly subjects: SubjectRegistry,
    private readonly acts: MessageActs,
    private readonly people: AccountActors,
    private readonly journal: Journal,
    private readonly clock: Clock,
    registry: ActRegistry,
  ) {
    registry.register({
      kind: TASK,
      name: { fr: 'En faire une tâche', en: 'Make it a task' },
      offered: (_actor, _place, mayWrite) => Promise.resolve(mayWrite ? {} : null),
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
    const { thread, access } = await this.acts.open(actor, { threadId, seq });
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
      return this.presentOne(actor, { thread, access, task: await this.tasks.find(id) });
    });
  }

  async read(actor: Actor, id: string): Promise<TaskResponse> {
    return this.presentOne(actor, await this.openTask(actor, id));
  }

  /** Other words, another day, somebody else of the thread's readers. @throws 409 when it changed meanwhile, 422 as `make`. */
  async edit(actor: Actor, id: string, version: number, changes: EditTaskRequest): Promise<TaskResponse> {
    const opened = await this.openTask(actor, id);
    const { task, access } = opened;
    taskPolicy.authorise(actor, 'edit', { ...task, access });
    const { title = task.title, dueOn = task.dueOn, ownerId = task.ownerId } = changes;
    const { threadId } = task;
    const handedOver = ownerId !== task.ownerId;
    if (handedOver && ownerId !== actor.accountId) await this.refuseStranger(threadId, ownerId);
    await this.transaction.run(async () => {
      const edited = await this.tasks.edit(id, version, { title: title.trim(), dueOn, ownerId });
      if (!edited) throw staleVersion();
      await this.acts.touch(task);
      if (handedOver)
        await this.journal.record(actor, taskEvent('task.handed_over', { id, threadId, ownerId }));
      else await this.journal.note(actor, 'task.edited', { type: TASK, id });
    });
    return this.presentOne(actor, { ...opened, task: await this.tasks.find(id) });
  }

  /** Done, or to do again. Again: nothing more. */
  async settle(actor: Actor, id: string, done: boolean): Promise<TaskResponse> {
    const opened = await this.openTask(actor, id);
    const { task, access } = opened;
    taskPolicy.authorise(actor, 'settle', { ...task, access });
    await this.transaction.run(async () => {
      if (!(await this.tasks.settle(id, done ? this.clock.now() : null))) return;
      await this.acts.touch(task);
      await this.journal.note(actor, done ? 'task.done' : 'task.reopened', { type: TASK, id });
    });
    return this.presentOne(actor, { ...opened, task: await this.tasks.find(id) });
  }

  /** My tasks, or those I gave. One whose thread no longer opens to me disappears: a page may be short. */
  async mine(
    actor: Actor,
    { cursor, limit = DEFAULT_PAGE_SIZE, list = 'todo' }: MyTasksQuery,
  ): Promise<TasksResponse> {
    const [key, id] = decodeCursor(cursor, 2) ?? [];
    const after = key === undefined ? null : ([String(key), String(id)] as const);
    const found = await this.tasks.mine(list, actor.accountId, after, limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const reached = (list === 'done' ? last?.sortKey : last?.dueOn) ?? '';
    return {
      items: await this.present(actor, await this.openAll(actor, page)),
      next: found.length > limit && last ? encodeCursor([reached, last.id]) : null,
    };
  }

  async ofThread(actor: Actor, threadId: string): Promise<TaskResponse[]> {
    const opened = await this.threads.open(actor, threadId);
    const tasks = await this.tasks.ofThread(threadId, OF_THREAD_AT_MOST);
    return this.present(
      actor,
      tasks.map((task) => ({ ...opened, task })),
    );
  }

  /** @throws 404 to whoever does not read its thread */
  private async openTask(actor: Actor, id: string): Promise<OpenedTask> {
    const [opened] = await this.openAll(actor, [await this.tasks.find(id)]);
    if (!opened) throw notFound();
    return opened;
  }

  /** Those of threads that this person still reads. */
  private async openAll(actor: Actor, tasks: readonly TaskRow[]): Promise<OpenedTask[]> {
    const ids = [...new Set(tasks.map(({ threadId }) => threadId))];
    if (ids.length === 0) return [];
    const threads = await this.threads.keepReadable(actor, await this.rows.findMany(ids, actor.accountId));
    const byId = new Map(threads.map((opened) => [opened.thread.id, opened]));
    return tasks.flatMap((task) => {
      const opened = byId.get(task.threadId);
      return opened ? [{ ...opened, task }] : [];
    });
  }

  private async refuseStranger(threadId: string, ownerId: string): Promise<void> {
    const open = await this.people.ask(ownerId, (owner) => this.threads.readable(owner, [threadId]));
    if (!open?.has(threadId)) throw ownerDoesNotRead();
  }

  private async presentOne(actor: Actor, opened: OpenedTask): Promise<TaskResponse> {
    const [response] = await this.present(actor, [opened]);
    return response as TaskResponse;
  }

  private async present(actor: Actor, opened: readonly OpenedTask[]): Promise<TaskResponse[]> {
    const about = await this.subjects.describe(opened.map(({ thread }) => placeOf(thread).subject));
    return opened.map(({ task, thread, access }, index) => ({
      id: task.id,
      title: task.title,
      dueOn: task.dueOn,
      doneAt: task.doneAt?.toISOString() ?? null,
      owner: { id: task.ownerId, displayName: task.ownerName },
      about: thread.title ?? about[index]?.title ?? '',
      threadId: task.threadId,
      seq: task.seq,
      path: messagePath(task.threadId, task.seq),
      version: task.version,
      actions: taskPolicy.actionsFor(actor, { ...task, access }),
    }));
  }
}

/** A task with its thread, for somebody who reads it. */
interface OpenedTask {
  task: TaskRow;
  thread: ThreadRow;
  access: AudienceAccess;
}
