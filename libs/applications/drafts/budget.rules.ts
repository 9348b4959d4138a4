import { type AllAnswers, askedCents, type Budget, type CallForm, type CallMoney, totalCents } from '#calls';
import type { Fault } from '#platform';
import { euros } from './money-text.js';

/** A budget answer read against the call's rules. Amounts in cents. */
export interface BudgetReading {
  /** Where the answer stands. */
  pointer: string;
  costsCents: number;
  resourcesCents: number;
  /** What is missing opposite the costs; negative when resources exceed them. */
  gapCents: number;
  askedCents: number;
  /** Share of the costs asked of the call, in percent with one decimal. */
  sharePercent: number | null;
  faults: Fault[];
}

/** Every budget of a form, in order. */
export function readBudgets(form: CallForm, answers: AllAnswers, money: CallMoney): BudgetReading[] {
  return form.sections.flatMap((section) =>
    section.fields
      .filter((field) => field.type === 'budget')
      .flatMap((field) => {
        const budget = answers[section.key]?.[field.key] as Budget | null | undefined;
        return budget ? [readBudget(budget, `/sections/${section.key}/${field.key}`, money)] : [];
      }),
  );
}

/** What an application asks for in all; null when its form has no budget, or none was filled. */
export const requestedCentsOf = (budgets: readonly BudgetReading[]): number | null =>
  budgets.length ? budgets.reduce((sum, budget) => sum + budget.askedCents, 0) : null;

function readBudget(budget: Budget, pointer: string, money: CallMoney): BudgetReading {
  const costs = totalCents(budget.costs);
  const resources = totalCents(budget.resources);
  const asked = askedCents(budget);
  const reading = {
    pointer,
    costsCents: costs,
    resourcesCents: resources,
    gapCents: costs - resources,
    askedCents: asked,
    sharePercent: costs > 0 ? Math.round((asked / costs) * 1000) / 10 : null,
  };
  return {
    ...reading,
    faults: [balanceFault(reading), shareFault(reading, money), amountFault(reading, money)].filter(
      (fault) => fault !== undefined,
    ),
  };
}

type Totals = Omit<BudgetReading, 'faults'>;

function balanceFault({ pointer, costsCents, gapCents }: Totals): Fault | undefined {
  if (costsCents === 0)
    return { pointer, detail: { fr: 'Dites ce que le projet coûte.', en: 'Say what the project costs.' } };
  if (gapCents === 0) return undefined;
  const { fr, en } = euros(Math.abs(gapCents));
  return gapCents > 0
    ? {
        pointer,
        detail: {
          fr: `Il manque ${fr} en face des dépenses.`,
          en: `${en} is missing opposite the costs.`,
        },
      }
    : {
        pointer,
        detail: {
          fr: `Les ressources dépassent les dépenses de ${fr}.`,
          en: `Resources exceed costs by ${en}.`,
        },
      };
}

/** In whole cents: a share is within bounds when asked × 100 ≤ share × costs. The most that may be asked is told. */
function shareFault({ pointer, costsCents, askedCents: asked }: Totals, money: CallMoney): Fault | undefined {
  const percent = money.shareMaxPercent;
  if (percent === null || costsCents === 0 || asked * 100 <= percent * costsCents) return undefined;
  const { fr, en } = euros(Math.floor((percent * costsCents) / 100));
  return {
    pointer,
    detail: {
      fr: `L’aide demandée est de ${fr} au plus, soit ${String(percent).replace('.', ',')}\u00a0% du total.`,
      en: `Ask for ${en} at most, which is ${percent}% of the total.`,
    },
  };
}

function amountFault({ pointer, askedCents: asked }: Totals, money: CallMoney): Fault | undefined {
  const { perProjectMinCents: least, perProjectMaxCents: most } = money;
  if (most !== null && asked > most) {
    const { fr, en } = euros(most);
    return { pointer, detail: { fr: `L’aide demandée est de ${fr} au plus.`, en: `Ask for ${en} at most.` } };
  }
  if (least !== null && asked < least) {
    const { fr, en } = euros(least);
    return {
      pointer,
      detail: { fr: `L’aide demandée est de ${fr} au moins.`, en: `Ask for ${en} at least.` },
    };
  }
  return undefined;
}
