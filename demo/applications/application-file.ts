import type { AllAnswers, Budget, ResourceKind } from '#calls';

/** An application of the demo, as its authors typed it. */
export interface ApplicationFile {
  key: string;
  call: string;
  /** Null when persons answer in their own name. */
  organisation: string | null;
  title: string;
  by: string;
  answers: AllAnswers;
  /** Sections that the whole jury does not read. */
  confidential?: readonly string[];
  files?: readonly AttachedPage[];
}

/** A one-page PDF, made when the world is loaded. */
export interface AttachedPage {
  section: string;
  field: string;
  name: string;
  title: string;
  lines: readonly string[];
}

/** A budget told in euros. */
export const budgetOf = (
  costs: readonly (readonly [label: string, euros: number])[],
  resources: readonly (readonly [
    label: string,
    kind: ResourceKind,
    euros: number,
    certainty: 'sûr' | 'demandé',
  ])[],
): Budget => ({
  costs: costs.map(([label, euros]) => ({ label, cents: euros * 100 })),
  resources: resources.map(([label, kind, euros, certainty]) => ({
    label,
    kind,
    cents: euros * 100,
    secured: certainty === 'sûr',
  })),
});
