import fc from 'fast-check';
import { Problem } from '../problems.js';
import { refuseHostileBody } from './hostile-body.js';

const pointersOf = (body: unknown): string[] => {
  try {
    refuseHostileBody(body);
    return [];
  } catch (error) {
    return (error as Problem).errors?.map((fault) => fault.pointer) ?? [];
  }
};

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = { a: value };
  return value;
};

describe('a hostile body', () => {
  it('may not hold NUL, alone or in a list', () => {
    expect(pointersOf({ title: 'a\0b', list: ['ok', '\0'] }).sort()).toEqual(['/list/1', '/title']);
  });
  it('may not hold a lone surrogate', () => expect(pointersOf({ title: '\ud800' })).toEqual(['/title']));
  it('may not hold a number beyond measure', () =>
    expect(pointersOf(JSON.parse('{"n":1e400}'))).toEqual(['/n']));
  it('may not reach for prototypes', () => {
    expect(pointersOf(JSON.parse('{"a":{"__proto__":{"admin":true}},"constructor":1}')).sort()).toEqual([
      '/a/__proto__',
      '/constructor',
    ]);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
  it('may not be a well', () => {
    expect(pointersOf(nested(31))).toEqual([]);
    expect(pointersOf(nested(1000))).toHaveLength(1);
  });
  it('may not be a crowd, and is left at the door without being counted to the end', () => {
    expect(pointersOf({ list: Array.from({ length: 9_990 }, () => 0) })).toEqual([]);
    expect(pointersOf({ list: Array.from({ length: 500_000 }, () => 0) })).toEqual(['/list']);
  });
  it('escapes its pointers', () => expect(pointersOf({ 'a/b~c': '\0' })).toEqual(['/a~1b~0c']));
  it('is told apart from any honest one', () => {
    const honest = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.oneof(fc.integer(), fc.boolean(), fc.stringMatching(/^[a-zé '’-]*$/)),
    );
    fc.assert(fc.property(honest, (body) => pointersOf(body).length === 0));
  });
});
