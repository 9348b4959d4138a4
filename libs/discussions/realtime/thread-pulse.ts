import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Heartbeat } from '#platform';
import { ThreadsService } from '../threads/threads.service.js';
import { LIMITS } from './limits.js';
import { RealtimeGateway } from './realtime.gateway.js';

/**
 * Events may be lost on the way (another process died between its commit and its event, the bus between processes is
 * down) and a lost last message leaves no hole to notice. Where each listened thread stands is therefore read again
 * every few seconds, and said to its readers when it moved: they fetch what they do not hold.
 */
@Injectable()
export class ThreadPulse implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(ThreadPulse.name);
  private said = new Map<string, string>();
  private readonly heart = new Heartbeat(LIMITS.pulseEveryMs, () => this.beat());

  constructor(
    private readonly gateway: RealtimeGateway,
    private readonly threads: ThreadsService,
  ) {}

  onApplicationBootstrap(): void {
    this.heart.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.heart.stop();
  }

  private async beat(): Promise<void> {
    try {
      const heads = await this.threads.heads(this.gateway.listened());
      const said = new Map(heads.map((head) => [head.threadId, `${head.lastSeq}:${head.lastChange}`]));
      for (const head of heads) {
        if (this.said.get(head.threadId) !== said.get(head.threadId)) this.gateway.pulse(head);
      }
      this.said = said;
    } catch (error) {
      // Said again at the next beat: what was not read is not taken as said.
      this.log.error(error, 'Where threads stand could not be read');
      this.said = new Map();
    }
  }
}
