import type { Cornac } from '../support/app.js';
import { type Expectation, expected } from './expectations.js';
import type { Instance, RightsWorld } from './objects.js';
import { EVERYONE, type Persona } from './personas.js';
import { kindOf, type Operation, type Requests } from './requests.js';

/** One attempt: a persona, an operation, an object; what the table says, what was answered. */
export interface Cell {
  persona: Persona;
  operation: Operation;
  /** Name of the object among those of its kind; `itself` where there is none. */
  object: string;
  expected: Expectation;
  answered: Expectation | `malformed ${string}` | `broken ${number}`;
  status: number;
  body: string;
  ms: number;
}

const AT_ONCE = 6;

/** Tries everything, by everyone, on everything. */
export async function tryEverything(
  cornac: Cornac,
  world: RightsWorld,
  requests: Requests,
  operations: readonly Operation[],
): Promise<Cell[]> {
  // Person by person, so that neighbours in the queue do not wait for the same row.
  const attempts = EVERYONE.flatMap((persona) =>
    operations.flatMap((operation) => {
      const kind = kindOf(operation);
      const objects: [string, Instance][] = kind ? Object.entries(world.objects[kind]) : [['itself', {}]];
      return objects.map(([object, instance]) => ({ persona, operation, object, instance }));
    }),
  );
  const cells: Cell[] = [];
  const queue = attempts.values();
  const lane = async (): Promise<void> => {
    for (const attempt of queue) cells.push(await tryOne(cornac, world, requests, attempt));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return cells;
}

export interface Attempt extends Pick<Cell, 'persona' | 'operation' | 'object'> {
  instance: Instance;
}

export async function tryOne(
  cornac: Cornac,
  { as }: RightsWorld,
  requests: Requests,
  { persona, operation, object, instance }: Attempt,
): Promise<Cell> {
  const { headers, payload, ...request } = requests.of(operation, instance);
  const started = performance.now();
  const response = await cornac.app.inject({
    ...request,
    headers: { ...headers, ...(persona !== 'visitor' && { cookie: as[persona].cookie }) },
    ...(payload !== undefined && { payload }),
  });
  return {
    persona,
    operation,
    object,
    expected: expected(operation, persona, object),
    answered: meaningOf(response.statusCode, response.body),
    status: response.statusCode,
    body: response.body,
    ms: performance.now() - started,
  };
}

/** What an answer says of the right, whatever it says of the rest: a stale version or a wrong state comes after it. */
function meaningOf(status: number, body: string): Cell['answered'] {
  if (status === 401) return 'sign in';
  if (status === 403) return 'refused';
  if (status === 404) return 'unknown';
  if (status === 400) return `malformed ${body}`;
  if (status >= 500) return `broken ${status}`;
  return 'allowed';
}
