import { Injectable } from '@nestjs/common';
import { GuestsRepository } from '../guests/guests.repository.js';
import { type Circle, type CirclePerson, SubjectRegistry, type ThreadPlace } from '../subject-registry.js';
import { type ThreadPlaceRow, ThreadsRepository } from './threads.repository.js';

/** Who reads a thread: its audience's circle, or those named among them; and its guests. */
@Injectable()
export class ReadersService {
  constructor(
    private readonly subjects: SubjectRegistry,
    private readonly threads: ThreadsRepository,
    private readonly guests: GuestsRepository,
  ) {}

  async of(thread: Omit<ThreadPlaceRow, 'title'>): Promise<Circle> {
    const { id, subjectType: type, subjectId, audience, named } = thread;
    const circle = await this.around({ subject: { type, id: subjectId }, audience });
    const guests = (await this.guests.of(id)).map(({ accountId, mayWrite }) => ({
      ...stranger(accountId),
      mayWrite,
      side: named ? 'named' : 'guests',
      guest: true as const,
    }));
    if (!named) return { ...circle, people: [...circle.people, ...guests] };
    const inside = await this.threads.peopleOf(id);
    const known = new Map(circle.people.map((person) => [person.accountId, person]));
    const people = inside.flatMap((accountId) => {
      const person = known.get(accountId) ?? (circle.open ? stranger(accountId) : undefined);
      // Whoever is in a thread of named people sees who else is.
      return person ? [{ ...person, side: 'named' }] : [];
    });
    return { open: false, people: [...people, ...guests] };
  }

  /** Who reads a place: never a panelist, nor a person forgotten since. */
  async around(place: ThreadPlace): Promise<Circle> {
    const { open, people } = await this.subjects.circle(place);
    const reachable = await this.threads.reachable(people.map((person) => person.accountId));
    return { open, people: people.filter((person) => reachable.has(person.accountId)) };
  }
}

const stranger = (accountId: string): CirclePerson => ({
  accountId,
  mayWrite: true,
  side: 'named',
  organisationId: null,
  roles: [],
});

/**
 * The readers whom someone may call by name: those of their own side, and whoever showed themselves by writing. The
 * team of an organisation, or who judges, is not told to the other side.
 */
export function knownByName(circle: Circle, accountId: string, authors: ReadonlySet<string>): Set<string> {
  const sides = new Set(circle.people.filter((one) => one.accountId === accountId).map((one) => one.side));
  const known = circle.people.filter((one) => one.guest || sides.has(one.side) || authors.has(one.accountId));
  const met = circle.open ? [...authors] : [];
  return new Set([...known.map((one) => one.accountId), ...met].filter((id) => id !== accountId));
}
