import type { Step } from '~/ui/steps';
import type { Application } from './api';
import { placeOf } from './form';

/** How far one section is, as the list of sections says it. */
export interface SectionProgress {
  key: string;
  title: string;
  state: Step['state'];
  /** Answers that the submission still waits for. */
  missing: number;
  /** Opposite the costs of its budget, in cents; 0 without budget. */
  gapCents: number;
  confidential: boolean;
}

export function progressOf(application: Application): SectionProgress[] {
  return application.sections.map((section) => {
    const missing = application.faults.filter(
      ({ pointer }) => placeOf(pointer)?.section === section.key,
    ).length;
    const gapCents = application.budgets
      .filter(({ pointer }) => placeOf(pointer)?.section === section.key)
      .reduce((sum, budget) => sum + budget.gapCents, 0);
    const state = missing === 0 ? 'done' : section.savedAt === null ? 'todo' : 'partial';
    return {
      key: section.key,
      title: section.title,
      state,
      missing,
      gapCents,
      confidential: section.confidential,
    };
  });
}

/** What the submission waits for outside the sections: the title, a condition that is not met. */
export const otherFaults = (application: Application) =>
  application.faults.filter(({ pointer }) => placeOf(pointer) === null);
