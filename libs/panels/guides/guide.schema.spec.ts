import fc from 'fast-check';
import { faultsOf } from './guide.rules.js';
import { judgeAnswer, pathOf, stepAfter } from './guide.schema.js';
import { type AnswerValue, type GuideStep, STEP_KINDS, type StepKind } from './guide.types.js';

const OPTIONS = ['a', 'b', 'c'].map((key) => ({ key, label: key }));

/** A sound guide: any questions, any jumps forward, then the end. */
const guides: fc.Arbitrary<GuideStep[]> = fc
  .array(fc.constantFrom(...STEP_KINDS.filter((kind) => kind !== 'end' && kind !== 'welcome')), {
    minLength: 1,
    maxLength: 12,
  })
  .chain((kinds) =>
    fc.tuple(
      ...kinds.map((kind, index) =>
        fc
          .array(fc.integer({ min: index + 1, max: kinds.length }), { maxLength: 2 })
          .map((targets) => stepOf(kind, index, targets)),
      ),
    ),
  )
  .map((steps) => [...steps, { id: `s${steps.length}`, kind: 'end', title: 'Merci' }]);

function stepOf(kind: StepKind, index: number, targets: number[]): GuideStep {
  const when = { yesno: { option: 'no' }, choice: { option: 'b' }, choices: { option: 'b' } }[
    kind as 'yesno'
  ];
  const byNumber = ['smileys', 'likert', 'intention', 'price'].includes(kind) ? { max: 2 } : undefined;
  const condition = when ?? byNumber;
  return {
    id: `s${index}`,
    kind,
    title: 'Une question',
    ...(['choice', 'choices', 'ranking'].includes(kind) && { options: OPTIONS }),
    ...(condition && { next: targets.map((to) => ({ when: condition, to: `s${to}` })) }),
  };
}

const values: fc.Arbitrary<AnswerValue> = fc.oneof(
  fc.constantFrom('yes', 'no', 'a', 'b').map((choice) => ({ choice })),
  fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((choices) => ({ choices })),
  fc.integer({ min: 1, max: 5 }).map((number) => ({ number })),
  fc.integer({ min: 0, max: 5 }).map((cents) => ({ cents })),
  fc.constant({ words: 'Très bien.' }),
  fc.constantFrom('unsure' as const, 'passed' as const).map((skipped) => ({ skipped })),
);
const answers = fc.dictionary(fc.constantFrom(...Array.from({ length: 13 }, (_, n) => `s${n}`)), values);

describe('the way through a guide', () => {
  it('always ends at the end, meeting no step twice', () => {
    fc.assert(
      fc.property(guides, answers, (steps, given) => {
        expect(faultsOf(steps)).toEqual([]);
        const path = pathOf(steps, given);
        expect(path.at(-1)?.kind).toBe('end');
        expect(new Set(path).size).toBe(path.length);
      }),
    );
  });

  it('leaves no step out without a rule that says so', () => {
    fc.assert(
      fc.property(guides, answers, (steps, given) => {
        const path = pathOf(steps, given);
        path.slice(1).forEach((step, rank) => {
          const before = path[rank] as GuideStep;
          const skipped = steps.indexOf(step) - steps.indexOf(before) > 1;
          if (skipped) expect(before.next?.map((jump) => jump.to)).toContain(step.id);
        });
      }),
    );
  });

  it('goes on to the next step when nobody answered, or somebody passed', () => {
    fc.assert(
      fc.property(guides, (steps) => {
        expect(pathOf(steps, {})).toEqual(steps);
        const passed = Object.fromEntries(steps.map((step) => [step.id, { skipped: 'passed' as const }]));
        expect(pathOf(steps, passed)).toEqual(steps);
      }),
    );
  });

  it('ends even where a jump was bent backwards', () => {
    const bent: GuideStep[] = [
      { id: 'first', kind: 'yesno', title: '?' },
      { id: 'second', kind: 'yesno', title: '?', next: [{ when: { option: 'yes' }, to: 'first' }] },
      { id: 'end', kind: 'end', title: '!' },
    ];
    expect(stepAfter(bent, 1, { choice: 'yes' })).toBe(2);
  });
});

describe('an answer', () => {
  const step = (kind: StepKind): GuideStep => stepOf(kind, 0, []);
  it.each<[StepKind, unknown]>([
    ['smileys', { number: 5 }],
    ['likert', { number: 1 }],
    ['intention', { number: 3 }],
    ['yesno', { choice: 'no' }],
    ['choice', { choice: 'c' }],
    ['choices', { choices: ['c', 'a'] }],
    ['ranking', { ranking: ['c', 'a', 'b'] }],
    ['price', { cents: 0 }],
    ['words', { words: 'Cela me rassure.' }],
    ['words', { skipped: 'unsure' }],
    ['price', { skipped: 'passed' }],
  ])('to %s may be %j', (kind, value) =>
    expect(judgeAnswer(step(kind), value)).toEqual({ fits: true, value }),
  );

  it.each<[StepKind, unknown]>([
    ['welcome', { skipped: 'passed' }],
    ['end', { words: 'Au revoir' }],
    ['smileys', { number: 6 }],
    ['smileys', { number: 2.5 }],
    ['likert', { number: '3' }],
    ['likert', { number: 3, name: 'Odette' }],
    ['yesno', { choice: 'maybe' }],
    ['choice', { choice: 'z' }],
    ['choices', { choices: [] }],
    ['choices', { choices: ['a', 'a'] }],
    ['ranking', { ranking: ['a', 'b'] }],
    ['price', { cents: -1 }],
    ['words', { words: '  ' }],
    ['words', { words: 'a'.repeat(2001) }],
    ['words', { skipped: 'tired' }],
    ['words', null],
    ['words', 'oui'],
  ])('to %s may not be %j', (kind, value) => expect(judgeAnswer(step(kind), value).fits).toBe(false));
});

describe('steps that are no guide', () => {
  const end: GuideStep = { id: 'end', kind: 'end', title: 'Merci' };
  const ask = (more: Partial<GuideStep> = {}): GuideStep => ({ id: 'q', kind: 'yesno', title: '?', ...more });
  const pointers = (...steps: GuideStep[]) => faultsOf(steps).map((fault) => fault.pointer);

  it.each<[string, GuideStep[], string]>([
    ['that ask nothing', [end], '/steps'],
    ['that do not end', [ask()], '/steps'],
    ['that end before their end', [end, ask()], '/steps'],
    ['welcomed late', [ask(), { id: 'w', kind: 'welcome', title: 'Bonjour' }, end], '/steps'],
    ['called alike', [ask(), ask(), end], '/steps/1/id'],
    [
      'with one thing to choose',
      [ask({ kind: 'choice', options: OPTIONS.slice(1, 2) }), end],
      '/steps/0/options',
    ],
    ['with options on yes or no', [ask({ options: OPTIONS }), end], '/steps/0/options'],
    [
      'with three words for five degrees',
      [ask({ kind: 'likert', labels: ['a', 'b', 'c'] }), end],
      '/steps/0/labels',
    ],
    ['that lead nowhere', [ask({ next: [{ when: { option: 'no' }, to: 'x' }] }), end], '/steps/0/next/0/to'],
    ['that go round', [ask({ next: [{ when: { option: 'no' }, to: 'q' }] }), end], '/steps/0/next/0/to'],
    ['led by no answer', [ask({ next: [{ when: { max: 2 }, to: 'end' }] }), end], '/steps/0/next/0/when'],
    [
      'led by an empty range',
      [ask({ kind: 'price', next: [{ when: { min: 9, max: 2 }, to: 'end' }] }), end],
      '/steps/0/next/0/when',
    ],
  ])('%s', (_, steps, pointer) => expect(pointers(...steps)).toContain(pointer));
});
