import { figuresOf } from './figures';

describe('Figures, one per line', () => {
  it('are cut at the last colon', () => {
    expect(figuresOf(['Repas partagés\u00a0: 1\u00a0240', 'Bilan : satisfaits : 9 sur 10'])).toEqual([
      { label: 'Repas partagés', value: '1\u00a0240' },
      { label: 'Bilan : satisfaits', value: '9 sur 10' },
    ]);
  });
  it('are left out without their value', () => expect(figuresOf(['Repas', 'Repas :', ': 3'])).toEqual([]));
});
