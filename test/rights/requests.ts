import { randomUUID } from 'node:crypto';
import { newId } from '../../libs/platform/index.js';
import { PDF } from '../support/call-scene.js';
import type { Instance, Kind } from './objects.js';

/** One operation of openapi.json. */
export interface Operation {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** The rule it names; undefined when it is public. */
  policy: string | undefined;
  parameters: { name: string; in: string; required: boolean }[];
  body: { type: string; schema: Schema | undefined } | undefined;
}

export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  enum?: string[];
  format?: string;
  minLength?: number;
  minimum?: number;
  minItems?: number;
  items?: Schema;
}

interface Description {
  paths: Record<string, Record<string, DescribedOperation>>;
  components: { schemas: Record<string, Schema> };
}

interface DescribedOperation {
  operationId: string;
  'x-policy'?: string;
  'x-public'?: boolean;
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** @throws when an operation says neither whom it is for nor that it is for everyone. */
export function operationsOf({ paths }: Description): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]): Operation => {
      const policy = described['x-policy'];
      if (!policy && !described['x-public']) throw new Error(`${described.operationId} names no policy`);
      const [body] = Object.entries(described.requestBody?.content ?? {});
      return {
        id: described.operationId,
        method: method.toUpperCase() as Operation['method'],
        path,
        policy,
        parameters: (described.parameters ?? []).map((one) => ({ ...one, required: one.required ?? false })),
        body: body && { type: body[0], schema: body[1].schema },
      };
    }),
  );
}

/**
 * The kind of object an operation is about, from its path; undefined for lists and one's own things.
 * @throws on a path that names an object of a kind the matrix does not know.
 */
export function kindOf({ id, path }: Operation): Kind | undefined {
  const [, collection] = /^\/api\/v1\/(.+?)\/\{/.exec(path) ?? [];
  if (collection === undefined) return undefined;
  const kind = KINDS[collection];
  if (!kind) throw new Error(`${id}: objects of /${collection} are not in the matrix yet`);
  return kind;
}

const KINDS: Record<string, Kind> = {
  applications: 'application',
  calls: 'call',
  organisations: 'organisation',
  'administration/organisations': 'organisation',
  'administration/accounts': 'account',
  'administration/legal-holds': 'hold',
  'administration/jobs': 'job',
  'administration/break-glass': 'glass',
  'administration/panelist-keys': 'panelist',
  panels: 'panel',
  'my/panels': 'myPanel',
  guides: 'guide',
  'panel-sessions': 'panelSession',
  'my/panels/sessions': 'mySession',
  references: 'reference',
  claims: 'claim',
  threads: 'thread',
  tasks: 'task',
  'moderation/reports': 'report',
  mailbox: 'mail',
  'consent-texts': 'text',
  'my/consents': 'consent',
  'account/passkeys': 'passkey',
  'account/sessions': 'session',
  'account/tokens': 'token',
  'account/identities': 'identity',
  'my/data/files': 'file',
  collectives: 'collective',
  'my/invitations': 'invitation',
  'my/join-requests': 'joinRequest',
};

export interface BuiltRequest {
  method: Operation['method'];
  url: string;
  headers: Record<string, string>;
  payload: Buffer | string | undefined;
}

/** Well-formed requests, so that rights and not forms are what answers. */
export class Requests {
  constructor(
    private readonly schemas: Record<string, Schema>,
    /** What an operation needs and its schema cannot say, by operation. */
    private readonly bodies: Record<string, object>,
    private readonly parameters: Record<string, string>,
  ) {}

  of(operation: Operation, instance: Instance): BuiltRequest {
    const value = (name: string): string => {
      const known = instance[name] ?? this.parameters[name];
      if (known === undefined) throw new Error(`${operation.id}: what is {${name}}?`);
      return encodeURIComponent(known);
    };
    const query = operation.parameters
      .filter((one) => one.in === 'query' && (one.required || instance[one.name] !== undefined))
      .map((one) => `${one.name}=${value(one.name)}`)
      .join('&');
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => value(name));
    const { payload, type } = this.payloadOf(operation);
    return {
      method: operation.method,
      url: query ? `${path}?${query}` : path,
      headers: { 'if-match': `"${instance.version ?? 1}"`, ...(type && { 'content-type': type }) },
      payload,
    };
  }

  private payloadOf({ id, body }: Operation): { payload: Buffer | string | undefined; type?: string } {
    const given = this.bodies[id];
    if (body?.type === 'multipart/form-data') return MULTIPART;
    if (given) return { payload: JSON.stringify(given), type: 'application/json' };
    if (!body?.schema) return { payload: undefined };
    return { payload: JSON.stringify(this.sample(body.schema)), type: 'application/json' };
  }

  private sample(schema: Schema): unknown {
    if (schema.$ref) return this.sample(this.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
    if (schema.allOf?.[0]) return this.sample(schema.allOf[0]);
    if (schema.enum) return schema.enum[0];
    const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
    if (type === 'object') {
      const wanted = (schema.required ?? []).map(
        (name) => [name, this.sample(schema.properties?.[name] ?? {})] as const,
      );
      return Object.fromEntries(wanted);
    }
    if (type === 'array') return schema.minItems && schema.items ? [this.sample(schema.items)] : [];
    if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
    if (type === 'boolean') return true;
    return SAMPLES[schema.format ?? ''] ?? 'texte'.padEnd(schema.minLength ?? 0, '.');
  }
}

const SAMPLES: Record<string, string> = {
  uuid: newId(),
  email: 'quelquun@ailleurs.example',
  uri: 'https://ailleurs.example/',
  date: '2027-01-07',
  'date-time': '2037-01-07T11:00:00.000Z',
};

const boundary = `----${randomUUID()}`;
const MULTIPART = {
  type: `multipart/form-data; boundary=${boundary}`,
  payload: Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="piece.pdf"\r\nContent-Type: application/pdf\r\n\r\n`,
    ),
    PDF,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]),
};
