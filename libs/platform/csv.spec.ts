import { csvOf } from './csv.js';

describe('a table as CSV', () => {
  it.each(['=1+1', '+33 6', '-2', '@SUM(A1)', '\tx', '\r=x'])('shows %j and does not compute it', (text) => {
    const [, line] = csvOf(['a'], [{ a: text }]).split('\r\n');
    expect(line?.replace(/^"/, '')).toMatch(/^'/);
  });

  it('keeps commas, quotes and new lines inside their cell', () => {
    expect(csvOf(['a', 'b'], [{ a: 'un, "deux"', b: 'trois\nquatre' }])).toBe(
      '\ufeffa,b\r\n"un, ""deux""","trois\nquatre"\r\n',
    );
  });

  it('leaves an empty cell for what is not there', () => {
    expect(csvOf(['a', 'b'], [{ a: null }])).toBe('\ufeffa,b\r\n,\r\n');
  });
});
