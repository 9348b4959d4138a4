import type { EligibilityRule } from '#calls';
import { type ApplicantProfile, factsOf, findingsOf, firmBars } from './eligibility.js';

const profile: ApplicantProfile = {
  id: 'o',
  name: 'Nuitée Claire',
  slug: 'nuitee-claire',
  kind: 'social_enterprise',
  sort: 'association',
  legalForm: 'association',
  siren: null,
  rna: null,
  foundedOn: '2026-01-30',
  approvals: ['esus'],
  summary: '',
  website: null,
  communeCode: '69266',
  communeName: 'Villeurbanne',
  departmentCode: '69',
};
const rule = (id: string, condition: EligibilityRule['condition'], more: Partial<EligibilityRule> = {}) => ({
  id,
  statement: id,
  severity: 'bar' as const,
  waivable: false,
  condition,
  ...more,
});

describe('eligibility', () => {
  it.each([
    ['the day before its birthday', '2027-01-29T17:00:00Z', 0],
    ['on its birthday', '2027-01-30T00:00:00Z', 1],
    ['a year later', '2028-02-01T00:00:00Z', 2],
  ])('reckons the age of an organisation %s', (_, at, years) => {
    expect(factsOf(profile, {}, null, new Date(at))['organisation.ageYears']).toBe(years);
  });

  it('judges conditions on the profile, on the answers and on what is asked for', () => {
    const facts = factsOf(profile, { project: { public: ['seniors'] } }, 5_000_00, new Date('2027-01-29'));
    const rules = [
      rule('non-profit', { fact: 'organisation.nonProfit', is: 'equals', value: true }),
      rule('seniors', { fact: 'answers.project.public', is: 'includesAnyOf', value: ['seniors'] }),
      rule('small', { fact: 'application.requestedCents', is: 'atMost', value: 1_000_00 }),
      rule('age', { fact: 'organisation.ageYears', is: 'atLeast', value: 1 }, { waivable: true }),
      rule('siret', { fact: 'answers.project.siret', is: 'answered' }),
      rule('soul', null),
    ];
    const findings = findingsOf(rules, facts);
    expect(findings.map(({ ruleId, finding }) => `${ruleId} ${finding}`)).toEqual([
      'non-profit met',
      'seniors met',
      'small not_met',
      'age not_met',
      'siret unknown',
      'soul by_reading',
    ]);
    // What may be lifted, what is not known and what only a reader can tell close no door.
    expect(firmBars(findings).map((found) => found.ruleId)).toEqual(['small']);
  });

  it('knows nothing of the profile of persons who apply in their own name', () => {
    const facts = factsOf(null, {}, null, new Date('2027-01-29'));
    expect(
      findingsOf([rule('kind', { fact: 'organisation.kind', is: 'equals', value: 'x' })], facts)[0]?.finding,
    ).toBe('unknown');
  });
});
