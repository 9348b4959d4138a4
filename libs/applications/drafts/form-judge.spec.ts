import type { CallForm, FormField } from '#calls';
import { FormJudge } from './form-judge.js';

const field = (key: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  key,
  type,
  label: key,
  help: '',
  required: false,
  ...more,
});
const options = ['seniors', 'carers'].map((value) => ({ value, label: value }));
const form: CallForm = {
  version: 1,
  sections: [
    {
      key: 'project',
      title: 'Le projet',
      intro: '',
      fields: [
        field('need', 'long_text', { required: true, maxLength: 20 }),
        field('public', 'choices', { required: true, options }),
        field('stage', 'choice', { options }),
        field('contact', 'email'),
        field('site', 'url'),
        field('start', 'date'),
        field('people', 'number', { min: 1, max: 500 }),
        field('fee', 'money', { min: 100_00 }),
        field('local', 'yes_no'),
        field('pledge', 'statement', { required: true }),
        field('letter', 'file', { required: true }),
        field('budget', 'budget'),
      ],
    },
  ],
};
const judge = new FormJudge(form);
const complete = { need: 'La nuit.', public: ['seniors'], pledge: true };
const letter = { letter: ['019432f6-9a6f-7c5e-8c1a-0242ac120002'] };
const draft = (answers: object) => judge.draftFaults('project', answers as never);
const missing = (answers: object, files = letter) => judge.missing('project', answers as never, files);
const pointers = (faults: { pointer: string }[]) => faults.map((fault) => fault.pointer);

describe('a draft', () => {
  it.each([
    ['nothing yet', {}],
    ['blank answers', { need: null, public: null, contact: null, letter: null }],
    ['an address half typed', { contact: 'aissatou@' }],
    ['a web address half typed', { site: 'https:/' }],
    ['a number on its way', { people: 0, fee: 1 }],
    ['a date half typed', { start: '2027-0' }],
    ['an emptied text', { need: '' }],
    ['a promise not yet made', { pledge: false }],
  ])('keeps %s', (_, answers) => expect(draft(answers)).toEqual([]));

  it('refuses unknown fields and wrong shapes, each told once with its place', () => {
    const faults = draft({
      need: 12,
      public: ['seniors', 'children'],
      stage: 'elsewhere',
      people: 'many',
      local: 'false',
      pledge: 1,
      budget: { costs: [{ label: 'x', cents: 1.5 }] },
      extra: 'x',
    });
    expect(pointers(faults).sort()).toEqual([
      '/answers/budget/costs/0/cents',
      '/answers/budget/resources',
      '/answers/extra',
      '/answers/local',
      '/answers/need',
      '/answers/people',
      '/answers/pledge',
      '/answers/public/1',
      '/answers/stage',
    ]);
    expect(faults.find((fault) => fault.pointer === '/answers/need')?.detail.fr).toBe(
      'Un texte est attendu.',
    );
    expect(faults.find((fault) => fault.pointer === '/answers/extra')?.detail.en).toBe(
      'Unknown field: remove it.',
    );
  });

  it('refuses a text beyond its length, saying how long it may be', () => {
    expect(draft({ need: 'x'.repeat(21) })).toEqual([
      { pointer: '/answers/need', detail: { fr: '20 signes au plus.', en: 'At most 20 characters.' } },
    ]);
  });

  it('is judged without stalling however large and twisted', () => {
    const hostile = [
      { public: Array.from({ length: 200_000 }, (_, i) => `choix ${i}`) },
      { public: Array.from({ length: 200_000 }, () => ({})) },
      { contact: `${'a'.repeat(900_000)}@` },
      { site: `https://${'a.'.repeat(400_000)}` },
      { start: '9'.repeat(900_000) },
      { budget: { costs: Array.from({ length: 50_000 }, () => ({ cents: -1 })), resources: [] } },
      Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`k${i}`, i])),
      Object.fromEntries(Array.from({ length: 4_900 }, (_, i) => [`k${i}`, i])),
      { public: Array.from({ length: 4_900 }, (_, i) => ({ i })) },
    ];
    expect(draft({})).toEqual([]);
    for (const answers of hostile) {
      // A pattern that backtracks over these takes minutes. The bound is wide because the time on the processor
      // also counts whatever else this process runs meanwhile (collection, compilation).
      const before = process.cpuUsage();
      expect(draft(answers).length).toBeGreaterThan(0);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1000).toBeLessThan(1_000);
    }
  });

  it('never takes files from what is typed', () => {
    expect(judge.typed('project', { need: 'x', letter: ['019432f6-9a6f-7c5e-8c1a-0242ac120009'] })).toEqual({
      need: 'x',
    });
  });
});

describe('a submission', () => {
  it('is complete with every required answer and file', () => {
    expect(missing(complete)).toEqual([]);
    expect(missing({ ...complete, contact: '', site: null, stage: '' })).toEqual([]);
  });

  it('tells every gap at once, blanks included', () => {
    expect(pointers(missing({ need: '   ', public: [], pledge: false }, {} as never)).sort()).toEqual([
      '/sections/project/letter',
      '/sections/project/need',
      '/sections/project/pledge',
      '/sections/project/public',
    ]);
  });

  it.each([
    [{ contact: 'aissatou@' }, 'Une adresse électronique est attendue, comme nom@exemple.fr.'],
    [{ start: '2027-02-31' }, 'Une date est attendue, comme 2027-01-29.'],
    [{ people: 0 }, '1 au moins.'],
    [{ fee: 1 }, '100\u00a0€ au moins.'],
  ])('holds formats and bounds: %j', (answers, sentence) => {
    expect(missing({ ...complete, ...answers }).map((fault) => fault.detail.fr)).toEqual([sentence]);
  });
});
