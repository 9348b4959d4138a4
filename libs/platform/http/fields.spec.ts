import 'reflect-metadata';
import { workContext } from '../context.js';
import type { Problem } from '../problems.js';
import {
  CentsField,
  ChoiceField,
  ChoicesParam,
  DayField,
  EmailField,
  FlagField,
  IdField,
  InstantField,
  IntegerParam,
  ObjectField,
  ObjectsField,
  TextField,
} from './fields.js';
import { validationPipe } from './validation.js';

class Line {
  @TextField({ min: 1, max: 10 }) label!: string;
  @CentsField() cents!: number;
}

class Sample {
  @TextField({ min: 2, max: 5 }) title!: string;
  @ChoiceField(['a', 'b']) kind!: string;
  @EmailField({ optional: true }) email?: string;
  @IdField({ nullable: true }) id!: string | null;
  @InstantField({ optional: true, nullable: true }) at?: string | null;
  @DayField({ optional: true }) day?: string;
  @FlagField({ optional: true }) flag?: boolean;
  @ObjectField(() => Line, { optional: true }) line?: Line;
  @ObjectsField(() => Line, { optional: true, maxItems: 2 }) lines?: Line[];
}

class Query {
  @ChoicesParam(['projects', 'ideas']) kind?: string[];
  @IntegerParam({ min: 1, max: 100, optional: true }) limit?: number;
}

const pipe = validationPipe();
const read = <T>(type: new () => T, value: unknown): Promise<T> =>
  pipe.transform(value, { type: 'body', metatype: type }) as Promise<T>;
const faultsOf = async (
  value: unknown,
  type: new () => unknown = Sample,
): Promise<Record<string, string>> => {
  const error = await read(type, value).then(
    () => undefined,
    (problem: Problem) => problem,
  );
  return Object.fromEntries((error?.errors ?? []).map((fault) => [fault.pointer, fault.detail.fr]));
};
const good = { title: 'Café', kind: 'a', id: null };

describe('a request', () => {
  it('passes when it is right', async () => {
    expect(await read(Sample, { ...good, lines: [{ label: 'x', cents: 5 }] })).toMatchObject({
      title: 'Café',
    });
  });

  it('tells every fault at once, each with its place and one sentence', async () => {
    const faults = await faultsOf({
      title: 'C',
      kind: 'z',
      id: 'x',
      email: 'no',
      line: { label: '', cents: -1 },
      extra: 1,
    });
    expect(faults).toEqual({
      '/title': '2 signes au moins.',
      '/kind': 'Ce choix n’est pas dans la liste.',
      '/id': 'Un identifiant est attendu.',
      '/email': 'Une adresse électronique est attendue, comme nom@exemple.fr.',
      '/line/label': 'Ce champ est obligatoire.',
      '/line/cents': '0 au moins.',
      '/extra': 'Champ inconnu : retirez-le.',
    });
  });

  it('says a missing field is missing, and a wrong type is of the wrong type', async () => {
    expect(await faultsOf({ title: 7 })).toEqual({
      '/title': 'Un texte est attendu.',
      '/kind': 'Ce champ est obligatoire.',
      '/id': 'Ce champ est obligatoire.',
    });
  });

  it('never takes an optional field for a nullable one', async () => {
    expect(await faultsOf({ ...good, email: null })).toHaveProperty('/email');
    expect(await faultsOf({ ...good, at: null })).toEqual({});
  });

  it('converts nothing behind one’s back', async () => {
    expect(await faultsOf({ ...good, flag: 'false' })).toEqual({ '/flag': 'Oui ou non est attendu.' });
    expect(await faultsOf({ ...good, line: { label: 'x', cents: '5' } })).toHaveProperty('/line/cents');
  });

  it('refuses an array where one object is expected, and the reverse', async () => {
    expect(await faultsOf({ ...good, line: [] })).toHaveProperty('/line');
    expect(await faultsOf({ ...good, lines: {} })).toHaveProperty('/lines');
    expect(await faultsOf({ ...good, title: ['Café'] })).toHaveProperty('/title');
    expect(await faultsOf({ ...good, title: { $ne: '' } })).toHaveProperty('/title');
  });

  it('bounds lists and points into them', async () => {
    const line = { label: 'x', cents: 5 };
    expect(await faultsOf({ ...good, lines: [line, line, line] })).toEqual({
      '/lines': '2 éléments au plus.',
    });
    expect(await faultsOf({ ...good, lines: [line, { label: 'x' }] })).toEqual({
      '/lines/1/cents': 'Ce champ est obligatoire.',
    });
  });

  it.each(['2027-02-31', '2027-1-1', 'demain', 20270101])('refuses the day %s', async (day) => {
    expect(await faultsOf({ ...good, day })).toHaveProperty('/day');
  });
  it.each(['2027-02-31T00:00:00Z', '2027-02-01T00:00:00', '2027-02-01'])(
    'refuses the instant %s',
    async (at) => {
      expect(await faultsOf({ ...good, at })).toHaveProperty('/at');
    },
  );

  it('speaks the language asked for', async () => {
    const problem = await read(Sample, { ...good, title: '' }).catch((error: Problem) => error);
    const body = workContext.run({ requestId: 'r', locale: 'en' }, () => (problem as Problem).toBody());
    expect(body).toMatchObject({
      title: 'Request to correct',
      errors: [{ pointer: '/title', detail: 'At least 2 characters.' }],
    });
  });

  it('refuses a body that is no object', async () => {
    for (const body of [[], 'text', 5]) expect(Object.keys(await faultsOf(body)).length).toBeGreaterThan(0);
  });
});

describe('a query', () => {
  it('reads words separated by commas and whole numbers', async () => {
    expect(await read(Query, { kind: 'projects,ideas', limit: '20' })).toMatchObject({
      kind: ['projects', 'ideas'],
      limit: 20,
    });
  });
  it('refuses the same parameter twice', async () => {
    expect(await faultsOf({ limit: ['1', '2'] }, Query)).toHaveProperty('/limit');
  });
  it.each(['0', '101', '1.5', '1e2', '-3', ' 4'])('refuses %s items a page', async (limit) => {
    expect(await faultsOf({ limit }, Query)).toHaveProperty('/limit');
  });
});
