import { MessagesService, ThreadsService } from '#discussions';
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

  /** Someone catches up with everything said so far. */
  async read(subject: SubjectRef, audience: string, by: string): Promise<void> {
    await this.catchUp(await this.thread(subject, audience, by), by);
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
