import type { Stratum } from '../panel.types.js';
import { Chance } from './chance.js';

export const DRAW_ALGORITHM = 'deficit-1';

export interface Candidate {
  id: string;
  /** { stratum key: value key }; a stratum nobody told is left out. */
  strata: Readonly<Record<string, string>>;
}

/** All that a draw depends on: the same order gives the same people. */
export interface DrawOrder {
  seed: string;
  seats: number;
  strata: readonly Stratum[];
  candidates: readonly Candidate[];
}

/** One value of a stratum: what was wished for, who there was, who came out. */
export interface DrawCount {
  stratum: string;
  value: string;
  /** null: as they come. */
  wanted: number | null;
  available: number;
  obtained: number;
}

export interface Drawn {
  seated: string[];
  /** Who is asked next, in this order. */
  waiting: string[];
  counts: DrawCount[];
}

/** The least one waits for, however few the seats. */
const WAITING_AT_LEAST = 5;
const PRECISION = 1_000_000;

/**
 * Seats people one by one: among those whom chance put in an order, the first of the group that the quotas still lack
 * most. Two people of the same strata have the same chance; without quotas, everybody has.
 */
export function draw({ seed, seats, strata, candidates }: DrawOrder): Drawn {
  const chance = new Chance(seed);
  // Their order in the database says nothing, and must not decide.
  const known = [...candidates].sort((a, b) => (a.id < b.id ? -1 : 1));
  const groups = groupsOf(chance.shuffled(known), strata);
  const lacks = new Lacks(strata, seats);
  const taken: Candidate[] = [];
  const most = Math.min(candidates.length, seats + Math.max(seats, WAITING_AT_LEAST));
  while (taken.length < most) {
    const next = takeNext(groups, lacks);
    lacks.take(next);
    taken.push(next);
  }
  const seated = taken.slice(0, seats);
  return {
    seated: seated.map((one) => one.id),
    waiting: taken.slice(seats).map((one) => one.id),
    counts: countsOf(strata, seats, candidates, seated),
  };
}

/** People of the same strata, in the order that chance gave. */
interface Group {
  queue: { candidate: Candidate; place: number }[];
  next: number;
}

function groupsOf(order: readonly Candidate[], strata: readonly Stratum[]): Group[] {
  const groups = new Map<string, Group>();
  order.forEach((candidate, place) => {
    const key = JSON.stringify(strata.map((stratum) => candidate.strata[stratum.key] ?? null));
    const group = groups.get(key) ?? { queue: [], next: 0 };
    group.queue.push({ candidate, place });
    groups.set(key, group);
  });
  return [...groups.values()];
}

function takeNext(groups: readonly Group[], lacks: Lacks): Candidate {
  let best: { group: Group; lack: number; place: number } | undefined;
  for (const group of groups) {
    const head = group.queue[group.next];
    if (!head) continue;
    const lack = lacks.of(head.candidate);
    if (!best || lack > best.lack || (lack === best.lack && head.place < best.place))
      best = { group, lack, place: head.place };
  }
  const head = best?.group.queue[best.group.next++];
  if (!head) throw new Error('Nobody is left to draw');
  return head.candidate;
}

/** How much each value still lacks of its quota, as a share of it. */
class Lacks {
  private readonly left = new Map<string, { wanted: number; taken: number }>();

  constructor(
    private readonly strata: readonly Stratum[],
    seats: number,
  ) {
    for (const stratum of strata)
      for (const [value, wanted] of wantedOf(stratum, seats))
        if (wanted !== null) this.left.set(`${stratum.key}:${value}`, { wanted, taken: 0 });
  }

  /** Whole, so that two equal lacks are equal whatever the order they were added in. */
  of({ strata }: Candidate): number {
    let lack = 0;
    for (const { key } of this.strata) {
      const quota = this.left.get(`${key}:${strata[key]}`);
      if (quota) lack += Math.round(((quota.wanted - quota.taken) / Math.max(quota.wanted, 1)) * PRECISION);
    }
    return lack;
  }

  take({ strata }: Candidate): void {
    for (const { key } of this.strata) {
      const quota = this.left.get(`${key}:${strata[key]}`);
      if (quota) quota.taken += 1;
    }
  }
}

/** Quotas are out of a hundred: so many seats each, the largest remainders rounded up. */
export function wantedOf({ values }: Stratum, seats: number): Map<string, number | null> {
  const exact = values.map(({ key, quota }) => ({
    key,
    share: quota === null ? null : (quota * seats) / 100,
  }));
  const wanted = new Map(exact.map(({ key, share }) => [key, share === null ? null : Math.floor(share)]));
  const total = Math.round(exact.reduce((sum, { share }) => sum + (share ?? 0), 0));
  const byRemainder = exact
    .filter((one): one is { key: string; share: number } => one.share !== null)
    .sort((a, b) => (b.share % 1) - (a.share % 1));
  let missing = total - [...wanted.values()].reduce<number>((sum, one) => sum + (one ?? 0), 0);
  for (const { key } of byRemainder) {
    if (missing <= 0) break;
    wanted.set(key, (wanted.get(key) ?? 0) + 1);
    missing -= 1;
  }
  return wanted;
}

function countsOf(
  strata: readonly Stratum[],
  seats: number,
  candidates: readonly Candidate[],
  seated: readonly Candidate[],
): DrawCount[] {
  return strata.flatMap((stratum) =>
    [...wantedOf(stratum, seats)].map(([value, wanted]) => ({
      stratum: stratum.key,
      value,
      wanted,
      available: candidates.filter((one) => one.strata[stratum.key] === value).length,
      obtained: seated.filter((one) => one.strata[stratum.key] === value).length,
    })),
  );
}

/**
 * Whom a seat goes to when somebody declines: of those who wait, the one most like them, then the first in line. The
 * quotas stay as they were drawn.
 */
export function nextInLine(
  declined: Candidate,
  waiting: readonly (Candidate & { rank: number })[],
): string | null {
  const unlike = ({ strata }: Candidate): number =>
    new Set(
      [...Object.keys(strata), ...Object.keys(declined.strata)].filter(
        (key) => strata[key] !== declined.strata[key],
      ),
    ).size;
  const [first] = [...waiting].sort((a, b) => unlike(a) - unlike(b) || a.rank - b.rank);
  return first?.id ?? null;
}
