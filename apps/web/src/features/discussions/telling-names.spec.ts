import { tellingNames } from './telling-names';

it.each([
  ['Madame Diop demande si deux communes suffisent.', ['Diop']],
  ['Question d’AISSATOU Diop, de Diop & fils', ['AISSATOU', 'Diop']],
  ['Un projet peut-il couvrir deux communes ?', []],
  ['Un diop quelconque', []],
  ['', []],
])('%s', (text, found) => {
  expect(tellingNames(text, 'Aïssatou Diop')).toEqual(found);
});

it('lets pass what is too short to tell', () => {
  expect(tellingNames('Le 12 de Xi', 'Li Xi')).toEqual([]);
});
