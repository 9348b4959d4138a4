import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import type { Cornac } from './app.js';

/** Somebody's browser: keeps the cookies it is given, and says where it comes from. */
export interface Visitor {
  /** `cornac_session=…`, or undefined when not signed in. */
  session(): string | undefined;
  cookie(name: string): string | undefined;
  get(path: string): supertest.Test;
  post(path: string, body?: object): supertest.Test;
  put(path: string, body?: object): supertest.Test;
  delete(path: string): supertest.Test;
}

type Method = 'get' | 'post' | 'put' | 'delete';

export function openBrowser(cornac: Pick<Cornac, 'url'>, headers: Record<string, string> = {}): Visitor {
  const cookies = new Map<string, string>();
  const request = (method: Method, path: string, body?: object): supertest.Test => {
    const sent = supertest(`${cornac.url}/api/v1`)[method](path).set(headers);
    if (cookies.size > 0)
      void sent.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    sent.on('response', (response: supertest.Response) => {
      for (const line of (response.headers['set-cookie'] as unknown as string[] | undefined) ?? []) {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
    });
    return body === undefined ? sent : sent.send(body);
  };
  return {
    session: () => {
      const token = cookies.get('cornac_session');
      return token === undefined ? undefined : `cornac_session=${token}`;
    },
    cookie: (name) => cookies.get(name),
    get: (path) => request('get', path),
    post: (path, body = {}) => request('post', path, body),
    put: (path, body = {}) => request('put', path, body),
    delete: (path) => request('delete', path),
  };
}

/** An address nobody else has. */
export const anAddress = (): string => `${randomUUID()}@test.example`;

export interface Sent {
  to: string;
  subject: string;
  text: string;
}

/** Mails queued so far, the oldest first: no worker runs in these tests. */
export async function mailsTo(cornac: Pick<Cornac, 'sql'>, email: string): Promise<Sent[]> {
  const rows = await cornac.sql<{ payload: Sent }>(
    `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'send_mail' AND j.payload->>'to' = $1 ORDER BY j.id`,
    [email],
  );
  return rows.map((row) => row.payload);
}

/** Their subjects. */
export const subjectsTo = async (cornac: Pick<Cornac, 'sql'>, email: string): Promise<string[]> =>
  (await mailsTo(cornac, email)).map((mail) => mail.subject);

/** The key and the code of the last sign-in mail. */
export async function lastLink(cornac: Pick<Cornac, 'sql'>, email: string) {
  const text = (await mailsTo(cornac, email)).findLast((mail) =>
    mail.text.includes('/connexion/lien#'),
  )?.text;
  const token = /\/connexion\/lien#(\S+)/.exec(text ?? '')?.[1];
  const code = /^(\d{6})$/m.exec(text ?? '')?.[1];
  if (!token || !code) throw new Error(`No sign-in mail for ${email}`);
  return { token, code };
}

/** Signs in by mail, as a person does. */
export async function enterByMail(
  cornac: Cornac,
  email: string,
  browser = openBrowser(cornac),
): Promise<Visitor> {
  await browser.post('/sign-in/links', { email }).expect(202);
  const { token } = await lastLink(cornac, email);
  await browser.post('/sign-in/links/consume', { token }).expect(200);
  return browser;
}
