import type { Text } from '#platform';
import type { AnswerValue, GuideStep, Jump, StepKind } from './guide.types.js';

export const DEGREES = 5;
export const WORDS_AT_MOST = 2000;
export const CENTS_AT_MOST = 100_000_00;
/** What a question by yes or no offers; not knowing is offered everywhere. */
export const YES_NO = ['yes', 'no'] as const;

/** Where the shape of an answer comes from. */
type Shape = 'none' | 'degree' | 'choice' | 'choices' | 'ranking' | 'cents' | 'words';
const SHAPES: Record<StepKind, Shape> = {
  welcome: 'none',
  smileys: 'degree',
  likert: 'degree',
  intention: 'degree',
  yesno: 'choice',
  choice: 'choice',
  choices: 'choices',
  ranking: 'ranking',
  price: 'cents',
  words: 'words',
  end: 'none',
};

export const shapeOf = (step: Pick<GuideStep, 'kind'>): Shape => SHAPES[step.kind];

/** Whether the step asks something. */
export const isQuestion = (step: Pick<GuideStep, 'kind'>): boolean => shapeOf(step) !== 'none';

/** The keys one may choose among. */
export const optionsOf = (step: Pick<GuideStep, 'kind' | 'options'>): readonly string[] =>
  step.kind === 'yesno' ? YES_NO : (step.options ?? []).map((option) => option.key);

export type Judgement = { fits: true; value: AnswerValue } | { fits: false; why: Text };

/** Whether an answer, as it came in, fits its step; only what the step asks for is kept of it. */
export function judgeAnswer(step: Pick<GuideStep, 'kind' | 'options'>, given: unknown): Judgement {
  if (!isQuestion(step)) return unfit(NO_QUESTION);
  if (typeof given !== 'object' || given === null) return unfit(UNREADABLE);
  const answer = given as Record<string, unknown>;
  if (Object.keys(answer).length !== 1) return unfit(UNREADABLE);
  const { skipped } = answer;
  if (skipped !== undefined)
    return skipped === 'unsure' || skipped === 'passed' ? kept({ skipped }) : unfit(UNREADABLE);
  return JUDGES[shapeOf(step)](answer, optionsOf(step));
}

const kept = (value: AnswerValue): Judgement => ({ fits: true, value });
const unfit = (why: Text): Judgement => ({ fits: false, why });

const UNREADABLE: Text = {
  fr: 'Cette réponse ne convient pas à la question.',
  en: 'This answer does not fit the question.',
};
const NO_QUESTION: Text = { fr: 'Cette étape ne demande rien.', en: 'This step asks nothing.' };
const TOO_LONG: Text = {
  fr: `${WORDS_AT_MOST} signes au plus.`,
  en: `At most ${WORDS_AT_MOST} characters.`,
};

const between = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

/** A list of distinct keys, all of them offered. */
const areAmong = (given: unknown, offered: readonly string[]): given is string[] =>
  Array.isArray(given) && new Set(given).size === given.length && given.every((key) => offered.includes(key));

const JUDGES: Record<Shape, (answer: Record<string, unknown>, offered: readonly string[]) => Judgement> = {
  none: () => unfit(NO_QUESTION),
  degree: ({ number }) => (between(number, 1, DEGREES) ? kept({ number }) : unfit(UNREADABLE)),
  choice: ({ choice }, offered) =>
    typeof choice === 'string' && offered.includes(choice) ? kept({ choice }) : unfit(UNREADABLE),
  choices: ({ choices }, offered) =>
    areAmong(choices, offered) && choices.length > 0 ? kept({ choices: [...choices] }) : unfit(UNREADABLE),
  ranking: ({ ranking }, offered) =>
    areAmong(ranking, offered) && ranking.length === offered.length
      ? kept({ ranking: [...ranking] })
      : unfit(UNREADABLE),
  cents: ({ cents }) => (between(cents, 0, CENTS_AT_MOST) ? kept({ cents }) : unfit(UNREADABLE)),
  words: ({ words }) => {
    if (typeof words !== 'string' || words.trim() === '') return unfit(UNREADABLE);
    return words.length > WORDS_AT_MOST ? unfit(TOO_LONG) : kept({ words });
  },
};

/** Whether a jump is for this answer. */
function leads({ when }: Jump, value: AnswerValue): boolean {
  if ('skipped' in value || 'words' in value || 'ranking' in value) return false;
  if ('choice' in value) return when.option === value.choice;
  if ('choices' in value) return when.option !== undefined && value.choices.includes(when.option);
  const number = 'cents' in value ? value.cents : value.number;
  if (when.min === undefined && when.max === undefined) return false;
  return number >= (when.min ?? 0) && number <= (when.max ?? Number.MAX_SAFE_INTEGER);
}

/** Where one goes from a step: the first jump that fits the answer, else the next step; nowhere from the end. */
export function stepAfter(
  steps: readonly GuideStep[],
  index: number,
  answer: AnswerValue | undefined,
): number | null {
  const step = steps[index];
  if (!step || step.kind === 'end' || index === steps.length - 1) return null;
  const jump = answer && step.next?.find((one) => leads(one, answer));
  const to = jump ? steps.findIndex((one) => one.id === jump.to) : -1;
  return to > index ? to : index + 1;
}

/** The steps one meets with these answers. It always ends: every way leads further on. */
export function pathOf(
  steps: readonly GuideStep[],
  answers: Readonly<Record<string, AnswerValue | undefined>>,
): GuideStep[] {
  const path: GuideStep[] = [];
  for (let index: number | null = steps.length > 0 ? 0 : null; index !== null; ) {
    const step = steps[index] as GuideStep;
    path.push(step);
    index = stepAfter(steps, index, answers[step.id]);
  }
  return path;
}

/** Whether any of the steps asks about health. */
export const asksAboutHealth = (steps: readonly GuideStep[]): boolean => steps.some((step) => !!step.health);
