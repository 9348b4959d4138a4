import fc from 'fast-check';
import { type Condition, evaluate, faultOf, judge } from './eligibility.rules.js';

const facts = {
  'organisation.legalForm': 'association',
  'organisation.ageYears': 3,
  'organisation.approvals': ['esus'],
  'answers.project.format': 'individual',
  'answers.project.publics': ['carers'],
  'answers.project.start': '2027-03-01',
  'answers.home.inhabitants': 12,
};

describe('an eligibility condition', () => {
  it.each<[string, Condition, boolean | undefined]>([
    [
      'a form in the list',
      { fact: 'organisation.legalForm', is: 'oneOf', value: ['association', 'scic'] },
      true,
    ],
    ['an age too young', { fact: 'organisation.ageYears', is: 'atLeast', value: 4 }, false],
    [
      'a number between two',
      {
        all: [
          { fact: 'answers.home.inhabitants', is: 'atLeast', value: 3 },
          { fact: 'answers.home.inhabitants', is: 'atMost', value: 15 },
        ],
      },
      true,
    ],
    [
      'one of several approvals',
      { fact: 'organisation.approvals', is: 'includesAnyOf', value: ['esus'] },
      true,
    ],
    [
      'a date in the year',
      {
        all: [
          { fact: 'answers.project.start', is: 'onOrAfter', value: '2027-01-01' },
          { fact: 'answers.project.start', is: 'onOrBefore', value: '2027-12-31' },
        ],
      },
      true,
    ],
    ['what is not answered yet', { fact: 'answers.project.cost', is: 'atLeast', value: 1 }, undefined],
    [
      'a known refusal beside an unknown',
      {
        all: [
          { fact: 'organisation.ageYears', is: 'atLeast', value: 4 },
          { fact: 'x', is: 'answered' },
        ],
      },
      false,
    ],
    [
      'a known success beside an unknown',
      {
        any: [
          { fact: 'organisation.ageYears', is: 'atLeast', value: 2 },
          { fact: 'x', is: 'answered' },
        ],
      },
      true,
    ],
  ])('tells %s', (_, condition, expected) => expect(evaluate(condition, facts)).toBe(expected));

  it('holds a rule across two answers: individual actions only for carers', () => {
    const rule: Condition = {
      any: [
        { not: { fact: 'answers.project.format', is: 'equals', value: 'individual' } },
        { fact: 'answers.project.publics', is: 'includesAnyOf', value: ['carers'] },
      ],
    };
    expect(evaluate(rule, facts)).toBe(true);
    expect(evaluate(rule, { ...facts, 'answers.project.publics': ['seniors'] })).toBe(false);
    expect(
      evaluate(rule, {
        ...facts,
        'answers.project.format': 'collective',
        'answers.project.publics': ['seniors'],
      }),
    ).toBe(true);
  });

  it('leaves to the reader what has no condition', () => {
    expect(
      judge(
        { id: 'r', statement: 'Un projet de vie', severity: 'bar', waivable: false, condition: null },
        facts,
      ),
    ).toBe('by_reading');
  });

  it('follows De Morgan whatever is known', () => {
    const leaf = fc.constantFrom<Condition>(
      { fact: 'organisation.ageYears', is: 'atLeast', value: 2 },
      { fact: 'organisation.ageYears', is: 'atLeast', value: 9 },
      { fact: 'nowhere', is: 'answered' },
    );
    fc.assert(
      fc.property(fc.array(leaf, { minLength: 1, maxLength: 5 }), (parts) => {
        expect(evaluate({ not: { all: parts } }, facts)).toBe(
          evaluate({ any: parts.map((not) => ({ not })) }, facts),
        );
      }),
    );
  });
});

describe('a condition somebody wrote', () => {
  const known = new Set(['organisation.ageYears']);
  const good: Condition = { fact: 'organisation.ageYears', is: 'atLeast', value: 2 };
  const deep = (levels: number): Condition => (levels === 0 ? good : { not: deep(levels - 1) });

  it.each<[string, unknown, string | undefined]>([
    ['is kept when it is right', good, undefined],
    ['may not speak of an unknown fact', { fact: 'organisation.colour', is: 'equals', value: 1 }, 'fact'],
    ['may not use an unknown comparison', { ...good, is: 'matches' }, 'shape'],
    ['may not be empty', {}, 'shape'],
    ['may not be an empty group', { all: [] }, 'shape'],
    ['may not mix two things', { ...good, not: good }, 'shape'],
    ['may not carry more', { ...good, pattern: '(a+)+$' }, 'shape'],
    ['may not be a well', deep(20), 'size'],
    ['may not be a flood', { all: Array.from({ length: 200 }, () => good) }, 'size'],
    ['may not be a text', 'true', 'shape'],
  ])('%s', (_, condition, fault) => expect(faultOf(condition, known)).toBe(fault));
});
