import type { Fault } from '../../api/problem';
import type { CallWork } from './api';
import { partAt } from './parts';
import { type StepSlug, stepSlugs } from './step-slugs';

/** What the readiness list says about each step, by its keys. */
const readinessOf: Partial<Record<StepSlug, readonly string[]>> = {
  essentiel: ['title', 'summary'],
  besoin: ['need'],
  eligibilite: ['eligibility'],
  formulaire: ['form'],
  grille: ['criteria'],
  calendrier: ['opening', 'deadline', 'decision_date'],
  pacte: ['pact'],
  equipe: ['contact'],
};

export const stepOfReadiness = (key: string): StepSlug =>
  stepSlugs.find((slug) => readinessOf[slug]?.includes(key)) ?? 'essentiel';

/** Where each part of a call is written: a refusal leads there. */
const stepsOfParts: Record<string, StepSlug> = {
  kind: 'essentiel',
  title: 'essentiel',
  summary: 'essentiel',
  themes: 'essentiel',
  publics: 'essentiel',
  territories: 'essentiel',
  need: 'besoin',
  eligibility: 'eligibilite',
  sections: 'formulaire',
  criteria: 'grille',
  money: 'argent',
  awards: 'argent',
  opensAt: 'calendrier',
  closesAt: 'calendrier',
  decisionBy: 'calendrier',
  steps: 'calendrier',
  projectStartsOn: 'calendrier',
  projectEndsOn: 'calendrier',
  pact: 'pacte',
  contact: 'equipe',
};

export const stepOfPart = (part: string): StepSlug => stepsOfParts[part] ?? 'essentiel';

/** `missing`: publication waits for it; `advised`: it does not; `free`: nothing is asked. */
export type Standing = 'complete' | 'missing' | 'advised' | 'toCorrect' | 'free';

export function standingOf(slug: StepSlug, call: CallWork, faults: readonly Fault[]): Standing {
  if (faults.some(({ pointer }) => stepOfPart(partAt(pointer)) === slug)) return 'toCorrect';
  const asked = call.readiness.filter(({ key }) => readinessOf[slug]?.includes(key));
  if (asked.some(({ done, required }) => required && !done)) return 'missing';
  if (asked.some(({ done }) => !done)) return 'advised';
  if (asked.length > 0) return 'complete';
  if (slug === 'argent') return hasMoney(call) ? 'complete' : 'free';
  if (slug === 'documents') return call.documents.length > 0 ? 'complete' : 'free';
  return 'free';
}

const hasMoney = ({ money, awards }: CallWork): boolean =>
  awards.length > 0 || money.envelopeCents !== null || money.perProjectMaxCents !== null;

export const approvalsAwaited = (call: CallWork): number =>
  call.leads.filter(({ approvedAt }) => approvedAt === null).length;

export const missingOf = (call: CallWork) => call.readiness.filter(({ done, required }) => required && !done);
