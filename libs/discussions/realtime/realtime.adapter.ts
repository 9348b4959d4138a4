import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { MessageMappingProperties } from '@nestjs/websockets';
import { lastValueFrom, type Observable } from 'rxjs';
import type { Server, ServerOptions, Socket } from 'socket.io';
import type { Env } from '#platform';
import { type Bus, openBus } from './bus.js';
import type { Lane } from './lane.js';
import { LIMITS } from './limits.js';
import { comesFromUs } from './origin.js';

type Answer = (response: unknown) => void;

/**
 * socket.io on the API's own port, with the settings of docs: recovery off (it skips authentication), Origin checked
 * at the handshake, small frames, no compression, one socket's events in order, and a bus between processes.
 */
export class RealtimeAdapter extends IoAdapter {
  private bus: Bus | undefined;

  constructor(
    app: NestFastifyApplication,
    private readonly env: Pick<Env, 'publicUrl' | 'databaseUrl' | 'redisUrl'>,
  ) {
    super(app);
  }

  /** Connects to what carries events between processes; before the application starts. */
  async connect(): Promise<void> {
    this.bus = await openBus(this.env);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const settings = { ...options, ...this.settings(), adapter: this.bus?.adapter };
    return super.createIOServer(port, settings as ServerOptions) as Server;
  }

  /** Nest would run one socket's handlers at once; here each waits for the one before. */
  override bindMessageHandlers(
    socket: Socket,
    handlers: MessageMappingProperties[],
    transform: (data: unknown) => Observable<unknown>,
  ): void {
    const lane: Lane = socket.data.lane;
    for (const { message, callback } of handlers) {
      socket.on(String(message), (...args: unknown[]) => {
        const last = args.at(-1);
        const answer = typeof last === 'function' ? (last as Answer) : undefined;
        const taken = lane.add(async () => {
          const response = await lastValueFrom(transform(callback(args[0], answer)), {
            defaultValue: undefined,
          });
          if (response !== undefined) answer?.(response);
        });
        if (!taken) socket.disconnect(true);
      });
    }
  }

  /** The HTTP server is Fastify's to close; sockets are told first, so that they come back elsewhere at once. */
  override async close(server: Server): Promise<void> {
    server.local.disconnectSockets(true);
    server.engine.close();
    // Says goodbye to the other processes: they no longer count this one.
    for (const namespace of server._nsps.values()) await namespace.adapter.close();
    await this.bus?.close();
  }

  private settings(): Partial<ServerOptions> {
    return {
      path: '/socket.io',
      serveClient: false,
      transports: ['websocket', 'polling'],
      allowRequest: (request, decide) => decide(null, comesFromUs(request.headers, this.env.publicUrl)),
      connectTimeout: 10_000,
      maxHttpBufferSize: LIMITS.frameBytes,
      pingInterval: LIMITS.pingEveryMs,
      pingTimeout: LIMITS.pingAnswerMs,
      perMessageDeflate: false,
      httpCompression: false,
    };
  }
}
