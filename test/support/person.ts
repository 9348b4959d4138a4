import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import supertest from 'supertest';
import { AccountsRepository, SessionsService } from '../../libs/identity/index.js';
import { slugOf } from '../../libs/platform/index.js';
import type { ClientToServerEvents, ServerToClientEvents } from '../../libs/realtime-contract/index.js';

export type Screen = Socket<ServerToClientEvents, ClientToServerEvents>;

/** Somebody with an account and a live session: requests and sockets carry their cookie. */
export interface Person {
  accountId: string;
  name: string;
  /** `cornac_session=…`, for what goes around the helpers below. */
  cookie: string;
  /** Paths are under `/api/v1`. */
  get(path: string): supertest.Test;
  post(path: string, body?: object): supertest.Test;
  put(path: string, body?: object): supertest.Test;
  patch(path: string, body?: object): supertest.Test;
  delete(path: string): supertest.Test;
  /** A connected socket, on a connection of its own. @throws what the server answered when it refused. */
  socket(options?: Partial<ManagerOptions & SocketOptions>): Promise<Screen>;
  closeSockets(): void;
}

export interface Arrival {
  /** The session proved a second factor: jury members and administrators need it. */
  secondFactor?: boolean;
}

/** Makes the account through the product's own services: « Nadia Belkacem » is nadia-belkacem@test.example. */
export async function signIn(
  app: NestFastifyApplication,
  api: string,
  name: string,
  { secondFactor = false }: Arrival = {},
): Promise<Person> {
  const email = `${slugOf(name)}@test.example`;
  const account = await app
    .get(AccountsRepository, { strict: false })
    .findOrCreate(email, name, 'fr', new Date());
  const proof = { accountId: account.id, method: 'link' as const, secondFactor };
  const device = { userAgent: 'tests', formerToken: undefined };
  const token = await app.get(SessionsService, { strict: false }).open(proof, device);
  const cookie = `cornac_session=${token}`;
  const { origin } = new URL(api);
  const sockets: Screen[] = [];
  const request = (method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, body?: object) =>
    supertest(api)[method](path).set('Cookie', cookie).send(body);
  return {
    accountId: account.id,
    name,
    cookie,
    get: (path) => supertest(api).get(path).set('Cookie', cookie),
    post: (path, body) => request('post', path, body),
    put: (path, body) => request('put', path, body),
    patch: (path, body) => request('patch', path, body),
    delete: (path) => request('delete', path),
    socket: (options) => {
      const socket = openSocket(origin, { extraHeaders: { cookie, origin }, ...options });
      sockets.push(socket);
      return connected(socket);
    },
    closeSockets: () => {
      for (const socket of sockets) socket.disconnect();
    },
  };
}

/** A socket as a page would open it, but without cookie nor Origin unless given. */
export function openSocket(origin: string, options: Partial<ManagerOptions & SocketOptions>): Screen {
  return io(origin, { transports: ['websocket'], forceNew: true, reconnection: false, ...options });
}

export function connected(socket: Screen): Promise<Screen> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}
