import { faultsOf } from './guide.rules.js';
import { isQuestion, pathOf } from './guide.schema.js';
import { GUIDE_LIBRARY } from './guide-library.js';
import { readPlainly } from './plain-language.js';

describe('the library of guides', () => {
  it('has six themes in each language, each key once', () => {
    expect(GUIDE_LIBRARY).toHaveLength(12);
    expect(new Set(GUIDE_LIBRARY.map((guide) => guide.key)).size).toBe(12);
  });

  it.each(GUIDE_LIBRARY.map((guide) => [guide.key, guide] as const))(
    '%s is a sound guide',
    (_, { steps }) => {
      expect(faultsOf(steps)).toEqual([]);
      expect(pathOf(steps, {})).toEqual(steps);
      expect(steps.filter(isQuestion).length).toBeGreaterThanOrEqual(5 - 1);
      // asked about health: only by a panel that has the consent for it
      expect(steps.some((step) => step.health)).toBe(false);
    },
  );

  it('is written in plain words itself', () => {
    const french = GUIDE_LIBRARY.filter((guide) => guide.key.endsWith('.fr')).flatMap((guide) => guide.steps);
    const said = french.flatMap((step) => [
      step.title,
      step.text ?? '',
      ...(step.options ?? []).map((one) => one.label),
    ]);
    const warned = said.flatMap((words) =>
      readPlainly(words)
        .hints.filter((hint) => hint.weight === 'warning')
        .map((hint) => hint.advice.fr),
    );
    expect(warned).toEqual([]);
  });
});
