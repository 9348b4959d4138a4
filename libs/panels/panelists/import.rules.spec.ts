import fc from 'fast-check';
import { csvOf } from '#platform';
import type { Stratum } from '../panel.types.js';
import { readTable } from './csv-table.js';
import { readImport, twinsOf } from './import.rules.js';

const AGE: Stratum = {
  key: 'age',
  label: 'Tranche d’âge',
  values: [
    { key: '70s', label: '70 à 79 ans', quota: 50 },
    { key: '80s', label: '80 ans et plus', quota: 50 },
  ],
};
const read = (csv: string) => readImport(csv, [AGE], 2027);

describe('a table as spreadsheets save it', () => {
  it('comes back as it was written, whatever is in its cells', () => {
    const cell = fc.string().map((words) => words.replace(/[\r\t]/g, ' ').trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const written = csvOf(
          ['a', 'b'],
          rows.map(([a, b]) => ({ a, b })),
        );
        const harmless = (words: string): string => (/^[=+\-@]/.test(words) ? `'${words}` : words);
        const full = rows.filter(([a, b]) => a !== '' || b !== '').map((row) => row.map(harmless));
        expect(readTable(written).map(({ cells }) => cells)).toEqual([['a', 'b'], ...full]);
      }),
    );
  });
});

describe('a partner’s list', () => {
  it('is read as a French spreadsheet saves it, with its mark and its semicolons', () => {
    const { people, faults, ignored } = read(
      '\uFEFFNom;Prénom;Date de naissance;Téléphone;Tranche d’âge;Besoins;Couleur\r\n' +
        '"Fontanille";Denise;12/03/1944;04 72 00 00 00;80 ans et plus;Gros caractères, transport;bleu\r\n' +
        '\r\n',
    );
    expect(faults).toEqual([]);
    expect(ignored).toEqual(['Couleur']);
    expect(people).toEqual([
      {
        line: 2,
        strata: { age: '80s' },
        profile: expect.objectContaining({
          firstName: 'Denise',
          lastName: 'Fontanille',
          birthYear: 1944,
          needs: ['large_type', 'transport'],
          recruitedBy: 'partner',
        }),
      },
    ]);
  });

  it('is read in English with commas as well', () => {
    const { people } = read('First name,Last name,Birth year\nDenise,Fontanille,1944');
    expect(people[0]?.profile).toMatchObject({ firstName: 'Denise', birthYear: 1944 });
  });

  it('says line by line what is wrong, and keeps the sound ones', () => {
    const { people, faults, lines } = read(
      'Prénom;Nom;Courriel;Naissance;Tranche d’âge;Code commune;Besoins\n' +
        ';Fontanille;;;;;\nJean;Prat;jean;2044;50 ans;69;licorne\nLucie;Aubert;lucie@test.example;1950;;69266;',
    );
    expect(lines).toBe(3);
    expect(people.map(({ line }) => line)).toEqual([4]);
    expect(faults.map(({ line, column }) => `${line} ${column}`)).toEqual([
      '2 Prénom',
      '3 Courriel',
      '3 Naissance',
      '3 Tranche d’âge',
      '3 Code commune',
      '3 Besoins',
    ]);
  });

  it('without names is not read at all', () => {
    const { people, faults } = read('Prénom;Courriel\nDenise;denise@test.example');
    expect(people).toEqual([]);
    expect(faults).toEqual([expect.objectContaining({ line: 1, column: 'Nom' })]);
  });

  it('tells people who come twice, within it or on the panel, by name, telephone or address', () => {
    const { people } = read(
      'Prénom;Nom;Naissance;Téléphone;Courriel\nÉlise;Prat;1940;;\nElise;PRAT;1940;;\nÉlise;Prat;1960;;\n' +
        'Jean;Roy;;+33 4 72 00 00 00;\nPaul;Roy;;;PAUL@test.example',
    );
    const nobody = { firstName: '', lastName: '', birthYear: null, email: null, phone: null };
    const known = [
      { ...nobody, lastName: 'a', phone: '04.72.00.00.00' },
      { ...nobody, lastName: 'b', email: 'paul@test.example' },
    ];
    expect(twinsOf(people, known)).toEqual([
      { line: 3, of: 2 },
      { line: 5, of: null },
      { line: 6, of: null },
    ]);
  });
});
