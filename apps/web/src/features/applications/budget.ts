/** The answer to a `budget` field: what the project costs and what pays for it, in cents. */
export const resourceKinds = ['asked', 'own', 'public', 'private', 'users', 'in_kind', 'other'] as const;
export type ResourceKind = (typeof resourceKinds)[number];

export interface CostLine {
  label: string;
  cents: number;
}

export interface ResourceLine extends CostLine {
  kind: ResourceKind;
  /** Promised in writing, and not only asked for. */
  secured: boolean;
}

export interface Budget {
  costs: CostLine[];
  resources: ResourceLine[];
}

/** What the call allows to ask. */
export interface BudgetLimits {
  shareMaxPercent: number | null;
  perProjectMinCents: number | null;
  perProjectMaxCents: number | null;
}

export interface BudgetReading {
  costsCents: number;
  resourcesCents: number;
  askedCents: number;
  /** Missing opposite the costs; negative when resources exceed them. */
  gapCents: number;
  /** Share of the costs asked of the call, one decimal; null without costs. */
  sharePercent: number | null;
  /** An amount to ask that closes the gap and that the call allows. */
  proposal: { askedCents: number; sharePercent: number } | null;
}

export const totalCents = (lines: readonly CostLine[]): number =>
  lines.reduce((sum, { cents }) => sum + cents, 0);

const isAsked = (line: ResourceLine): boolean => line.kind === 'asked';

/** A budget with at least the line that matters here: what is asked of this call. */
export function readableBudget(answer: unknown, askedLabel: string): Budget {
  const given = (answer ?? {}) as Partial<Budget>;
  const resources = given.resources ?? [];
  const asked: ResourceLine = { label: askedLabel, kind: 'asked', cents: 0, secured: false };
  return {
    costs: given.costs ?? [],
    resources: resources.some(isAsked) ? resources : [asked, ...resources],
  };
}

export function readBudget(budget: Budget, limits: BudgetLimits): BudgetReading {
  const costsCents = totalCents(budget.costs);
  const resourcesCents = totalCents(budget.resources);
  const askedCents = totalCents(budget.resources.filter(isAsked));
  const gapCents = costsCents - resourcesCents;
  return {
    costsCents,
    resourcesCents,
    askedCents,
    gapCents,
    sharePercent: shareOf(askedCents, costsCents),
    proposal: proposalOf(askedCents + gapCents, costsCents, gapCents, limits),
  };
}

const shareOf = (askedCents: number, costsCents: number): number | null =>
  costsCents > 0 ? Math.round((askedCents / costsCents) * 1000) / 10 : null;

function proposalOf(wanted: number, costsCents: number, gapCents: number, limits: BudgetLimits) {
  const sharePercent = shareOf(wanted, costsCents);
  if (gapCents === 0 || wanted < 0 || sharePercent === null) return null;
  return isAllowed(wanted, costsCents, limits) ? { askedCents: wanted, sharePercent } : null;
}

/** In whole cents, as the server reckons: a rounded share may seem within bounds and not be. */
export function isAllowed(askedCents: number, costsCents: number, limits: BudgetLimits): boolean {
  const { shareMaxPercent, perProjectMinCents, perProjectMaxCents } = limits;
  return (
    (shareMaxPercent === null || askedCents * 100 <= shareMaxPercent * costsCents) &&
    (perProjectMaxCents === null || askedCents <= perProjectMaxCents) &&
    (perProjectMinCents === null || askedCents >= perProjectMinCents)
  );
}

/** The same budget, asking for `cents` in all. */
export function withAsked(budget: Budget, cents: number): Budget {
  const first = budget.resources.findIndex(isAsked);
  const others = totalCents(budget.resources.filter((line, index) => isAsked(line) && index !== first));
  return {
    ...budget,
    resources: budget.resources.map((line, index) =>
      index === first ? { ...line, cents: Math.max(0, cents - others) } : line,
    ),
  };
}
