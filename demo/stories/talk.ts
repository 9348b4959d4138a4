import { AnswersService } from '#calls';
import { MessagesService, ModerationService, TasksService, ThreadsService } from '#discussions';
import { newId, type SubjectRef } from '#platform';
import type { World } from '../world/world.js';

/** What people wrote to each other: one reads what was said before one answers. */
export class Talk {
  constructor(private readonly world: World) {}

  async say(subject: SubjectRef, audience: string, by: string, body: string): Promise<void> {
    const id = await this.thread(subject, audience, by);
    await this.catchUp(id, by);
    await this.world.service(MessagesService).post(this.world.as(by), id, { clientId: newId(), body });
  }

  /** A question, found by how it begins, is answered to all. */
  async answer(
    call: string,
    by: string,
    asked: string,
    words: { question: string; answer: string },
  ): Promise<void> {
    const callId = this.world.call(call);
    const place = await this.find({ type: 'call', id: callId }, 'shared', by, asked);
    await this.world.service(AnswersService).publish(this.world.as(by), callId, { ...place, ...words });
  }

  /** A message becomes something that its reader gives themselves to do. */
  async task(
    subject: SubjectRef,
    audience: string,
    by: string,
    said: string,
    task: { title: string; dueOn: string },
  ): Promise<void> {
    const { threadId, seq } = await this.find(subject, audience, by, said);
    await this.world.service(TasksService).make(this.world.as(by), threadId, seq, task);
  }

  async report(subject: SubjectRef, by: string, said: string, reason: string): Promise<void> {
    const { threadId, seq } = await this.find(subject, 'shared', by, said);
    await this.world.service(ModerationService).report(this.world.as(by), threadId, seq, reason);
  }

  /** Someone catches up with everything said so far. */
  async read(subject: SubjectRef, audience: string, by: string): Promise<void> {
    await this.catchUp(await this.thread(subject, audience, by), by);
  }

  private async find(subject: SubjectRef, audience: string, by: string, said: string) {
    const threadId = await this.thread(subject, audience, by);
    const { items } = await this.world.service(MessagesService).page(this.world.as(by), threadId, {});
    const found = items.find(({ body }) => body.startsWith(said));
    if (!found) throw new Error(`Nobody said "${said}" there`);
    return { threadId, seq: found.seq };
  }

  private async catchUp(id: string, by: string): Promise<void> {
    const threads = this.world.service(ThreadsService);
    const [head] = await threads.heads([id]);
    if (head) await threads.markRead(this.world.as(by), id, head.lastSeq);
  }

  private async thread(subject: SubjectRef, audience: string, by: string): Promise<string> {
    const threads = await this.world.service(ThreadsService).ofSubject(this.world.as(by), subject);
    const found = threads.find((thread) => thread.audience === audience);
    if (!found) throw new Error(`${by} has no thread "${audience}" there`);
    return found.id;
  }
}
