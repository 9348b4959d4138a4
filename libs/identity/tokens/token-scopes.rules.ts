/** What a token may be made for: everything open to tokens, or one noun of it. Writing includes reading. */
export const TOKEN_SCOPES = [
  'read',
  'write',
  'calls:read',
  'calls:write',
  'applications:read',
  'applications:write',
  'threads:read',
  'threads:write',
  'organisations:read',
  'organisations:write',
] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/**
 * The first word of a policy's name, and what it belongs to. What is not here is closed to every token: an account's
 * factors, sessions, tokens, privacy and administration are, and so is whatever comes next until somebody opens it.
 */
const AREAS: Readonly<Record<string, 'calls' | 'applications' | 'threads' | 'organisations' | 'all'>> = {
  call: 'calls',
  application: 'applications',
  review: 'applications',
  thread: 'threads',
  organisation: 'organisations',
  team: 'organisations',
  member: 'organisations',
  delegation: 'organisations',
  invitation: 'organisations',
  joining: 'organisations',
  collective: 'organisations',
  collectivePlace: 'organisations',
  // What awaits me, of every noun at once.
  day: 'all',
};

const READING = ['GET', 'HEAD'];

/** The scope a token needs for a route, from its method and the policy it names; undefined when no token passes. */
export function scopeOf(method: string, policy: string): TokenScope | undefined {
  const noun = policy.split('.')[0] ?? '';
  const area = Object.hasOwn(AREAS, noun) ? AREAS[noun] : undefined;
  if (!area) return undefined;
  const access = READING.includes(method.toUpperCase()) ? 'read' : 'write';
  return area === 'all' ? access : `${area}:${access}`;
}

/** Whether what a token was made for covers the scope a route needs. */
export function covers(held: readonly TokenScope[], needed: TokenScope): boolean {
  const [area, access] = needed.includes(':') ? needed.split(':') : [undefined, needed];
  const enough = access === 'read' ? ['read', 'write'] : ['write'];
  return held.some((scope) => enough.some((one) => scope === one || (area && scope === `${area}:${one}`)));
}

/** On routes that name no policy, being open to all: a token made for everything says whose it is, another is a visitor. */
export const speaksInPublic = (held: readonly TokenScope[], method: string): boolean =>
  READING.includes(method.toUpperCase()) && covers(held, 'read');
