import { EVERYONE, type Persona } from './personas.js';

/** Names of personas, separated by spaces. */
export type People = string;
export type ByObject = Readonly<Record<string, People>>;

export const ALL: People = EVERYONE.join(' ');
/** Whoever did, but those who came in with a key: little is theirs (expectations.ts). */
export const SIGNED_IN: People = EVERYONE.filter(
  (persona) => !['visitor', 'panelist', 'guest'].includes(persona),
).join(' ');
export const AND_GUEST: People = `${SIGNED_IN} guest`;
export const AND_OUTSIDERS: People = `${SIGNED_IN} panelist guest`;

/** Enterprise E, and its people who may write. */
export const E = 'applicant colleague trainee';
export const E_WRITING = 'applicant colleague';
/** Whoever has a function on the calls of institution I; those in charge; those who lead. */
export const TEAM = 'lead officer reviewer juror recused observer';
/** Members of institution I on none of its calls. */
export const COLLEAGUES = 'neighbour facilitator';
export const IN_CHARGE = 'lead officer';
export const LEAD = 'lead';
/** The foreign institution, its enterprise and their calls belong to the same person. */
export const ALIEN = 'foreigner';

export function everyHouse(people: People): ByObject {
  const houses = ['institution', 'enterprise', 'rival', 'foreign', 'foreignEnterprise'];
  return Object.fromEntries(houses.map((house) => [house, people]));
}

/** Whether this persona is among them. */
export function holds(people: People | undefined, persona: Persona): boolean {
  return people?.split(' ').includes(persona) ?? false;
}

/** Everyone else. */
export function others(people: People | undefined): People {
  return EVERYONE.filter((persona) => !holds(people, persona)).join(' ');
}
