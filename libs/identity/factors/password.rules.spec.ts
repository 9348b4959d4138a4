import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { costOf } from '../../../test/support/figures.js';
import { faultOf } from './password.rules.js';

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
const common = new Set(dictionary['passwords-common']);
const nadia = { email: 'nadia.belkacem@deux-rives.example', displayName: 'Nadia Belkacem' };
const fault = (password: string) =>
  faultOf(password, nadia, common, (word, own) => estimator.check(word, own))?.en ?? null;

describe('a password', () => {
  it.each([
    'trois moineaux sur un fil',
    'xK9#mQ2$vL7@pR4!',
    'correct horse battery staple',
    'les genêts de la route de Brest',
    '今日は良い天気ですね、散歩に行こう',
    `${'phrase très longue et variée, dite et redite '.repeat(2)} et puis voilà`,
  ])('may be %s', (password) => expect(fault(password)).toBeNull());

  it.each([
    ['quatorze signe', 'At least 15'],
    ['👩‍🚀', 'At least 15'],
    ['a '.repeat(65), 'At most 128'],
    ['passwordpassword', 'stolen'],
    ['PasswordPassword', 'stolen'],
    ['nadia.belkacem@deux-rives.example', 'guessed first'],
    ['NadiaBelkacem2027', 'guessed first'],
    ['CornacCornacCornac!', 'guessed first'],
    ['aaaaaaaaaaaaaaaaaaaa', 'Too easy'],
    ['motdepassemotdepasse', 'Too easy'],
    ['azertyuiopqsdfghjklm', 'Too easy'],
    ['123456789012345678', 'Too easy'],
    ['soleil2024soleil2024', 'Too easy'],
    ['abcdefghijklmnopqrst', 'Too easy'],
  ])('is refused: %s', (password, why) => expect(fault(password)).toContain(why));

  it('is judged without stalling, however long', async () => {
    const ordinary = await costOf(() => fault('trois moineaux sur un fil'));
    for (const password of ['aB3$xY9!'.repeat(16), 'la'.repeat(64), '1234567890'.repeat(12)]) {
      expect(await costOf(() => fault(password))).toBeLessThan(300 * ordinary);
    }
  });
});
