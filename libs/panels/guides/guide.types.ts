export const STEP_KINDS = [
  'welcome',
  'smileys',
  'likert',
  'yesno',
  'choice',
  'choices',
  'ranking',
  'price',
  'intention',
  'words',
  'end',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const GUIDE_THEMES = [
  'desirability',
  'understanding',
  'usability',
  'dignity',
  'price',
  'trust',
  'other',
] as const;
export type GuideTheme = (typeof GUIDE_THEMES)[number];

export interface StepOption {
  key: string;
  label: string;
}

/** An answer that leads elsewhere than to the next step: an option, or a number between two bounds. */
export interface Jump {
  when: { option?: string; min?: number; max?: number };
  /** A step further on. */
  to: string;
}

/** One screen of a guide. */
export interface GuideStep {
  id: string;
  kind: StepKind;
  title: string;
  text?: string;
  /** What is chosen or ranked. */
  options?: StepOption[];
  /** Words of the five degrees, from least to most, where ours do not fit. */
  labels?: string[];
  /** For the facilitator's eyes. */
  notes?: string;
  minutes?: number;
  next?: Jump[];
  /** It asks about health: only where consent covers it. */
  health?: boolean;
}

/** What a person answers to a step. Nobody has to: one may not know, or pass. */
export type AnswerValue =
  | { choice: string }
  | { choices: string[] }
  | { ranking: string[] }
  | { number: number }
  | { cents: number }
  | { words: string }
  | { skipped: 'unsure' | 'passed' };
