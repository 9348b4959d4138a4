import fc from 'fast-check';
import { type Asker, tellingWords } from './anonymity.rules.js';

const ASKER: Asker = {
  names: ['Aïssatou Diop'],
  emails: ['aissatou.diop@nuitee.example'],
  organisations: ['Association La Nuitée claire', 'Mutuelle des Deux Rives'],
};

describe('words shown to everyone', () => {
  it.each([
    ['Aïssatou Diop demande si deux communes suffisent.', 'Aïssatou Diop'],
    ['aissatou diop demande.', 'Aïssatou Diop'],
    ['Mme DIOP demande.', 'DIOP'],
    ['Diop, Aissatou : deux communes ?', 'Aïssatou Diop'],
    ['Question d’Aïssatou.', 'Aïssatou'],
    ['Écrire à contact@ailleurs.example.', 'contact@ailleurs.example'],
    ['Pour la nuitée claire, deux communes ?', 'Association La Nuitée claire'],
    ['Pour La Nuitee-Claire, deux communes ?', 'Association La Nuitée claire'],
    ['La MDR peut-elle candidater ?', 'MDR'],
    ['aissatou.diop peut-elle candidater ?', 'aissatou diop'],
  ])('tell who asked: %s', (text, word) => {
    expect(tellingWords(text, ASKER)).toContain(word);
  });

  it.each([
    'Un projet peut-il couvrir deux communes voisines ?',
    'Une association peut-elle porter deux projets ?',
    'Une mutuelle des rives peut-elle répondre ?',
    'Une présence claire la nuit suffit-elle ?',
  ])('tell nobody: %s', (text) => {
    expect(tellingWords(text, ASKER)).toEqual([]);
  });

  it('tell nobody apart by a common word of their name written small', () => {
    const petit = { names: ['Claire Petit'], emails: [], organisations: [] };
    expect(tellingWords('Un petit budget, une claire demande ?', petit)).toEqual([]);
    expect(tellingWords('M. Petit demande', petit)).toEqual(['Petit']);
  });

  it('are read whatever they hold, and a whole name is always seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        expect(tellingWords(`${before} Aïssatou Diop ${after}`, ASKER)).toContain('Aïssatou Diop');
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (text, name, email) => {
        tellingWords(text, { names: [name], emails: [email], organisations: [name] });
      }),
    );
  });
});
