import { excerptOf } from './message-words';

describe('how a message begins', () => {
  it('is one line, without its marks', () => {
    expect(excerptOf('> Cité\n\n**Bonjour** @[Nadia](person:1),\n- voir [la page](https://exemple.fr)')).toBe(
      'Cité Bonjour @Nadia, voir la page',
    );
  });

  it('ends before it is long, and never inside a sign', () => {
    expect(excerptOf('Un mot de trop', 6)).toBe('Un mot…');
    expect(excerptOf('👩‍🌾🎉🎉', 4).endsWith('…')).toBe(true);
  });
});
