import type { Fault } from '#platform';
import type { JoinRequest, LeaveRequest } from '#realtime-contract';
import { unreadableEvent } from '../discussions.problems.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const FAULTS = {
  body: { pointer: '', detail: { fr: 'Un objet est attendu.', en: 'An object is expected.' } },
  threadId: {
    pointer: '/threadId',
    detail: { fr: 'Un identifiant est attendu.', en: 'An identifier is expected.' },
  },
  after: {
    pointer: '/after',
    detail: { fr: 'Un nombre entier est attendu.', en: 'A whole number is expected.' },
  },
} satisfies Record<string, Fault>;

const unknownKey = (key: string): Fault => ({
  pointer: `/${key.slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1')}`,
  detail: { fr: 'Champ inconnu : retirez-le.', en: 'Unknown field: remove it.' },
});

/** HTTP's validation does not reach sockets: the two events read their own few bytes. @throws 400 with every fault. */
export function readJoin(body: unknown): JoinRequest {
  const { threadId, after } = readFields(body, ['threadId', 'after']);
  return { threadId: threadId as string, after: after as number };
}

/** @throws 400 with every fault. */
export function readLeave(body: unknown): LeaveRequest {
  const { threadId } = readFields(body, ['threadId']);
  return { threadId: threadId as string };
}

const RULES = {
  threadId: (value: unknown) => typeof value === 'string' && UUID.test(value),
  after: (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0,
};
type Field = keyof typeof RULES;

function readFields(body: unknown, fields: readonly Field[]): Partial<Record<Field, unknown>> {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) throw unreadableEvent([FAULTS.body]);
  const values = body as Record<string, unknown>;
  const faults = [
    ...fields.filter((field) => !RULES[field](values[field])).map((field) => FAULTS[field]),
    ...Object.keys(values)
      .filter((key) => !(fields as readonly string[]).includes(key))
      .slice(0, 20)
      .map(unknownKey),
  ];
  if (faults.length > 0) throw unreadableEvent(faults);
  return values;
}
