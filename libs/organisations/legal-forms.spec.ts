import { codeFitsForm, legalFormOfCode } from './legal-forms.js';

describe('INSEE legal category codes', () => {
  it.each([
    ['9220', 'association'],
    ['9300', 'foundation'],
    ['8210', 'mutual'],
    ['5458', 'scop'],
    ['5710', 'company'],
    ['6511', 'sisa'],
    ['7361', 'ccas'],
    ['4140', 'social_landlord'],
    ['0000', undefined],
  ])('%s is proposed as %s', (code, form) => expect(legalFormOfCode(code)).toBe(form));

  it('a SCIC may stand under the codes of companies, an association may not', () => {
    expect(codeFitsForm('5710', 'scic')).toBe(true);
    expect(codeFitsForm('5710', 'association')).toBe(false);
    expect(codeFitsForm('5710', 'other')).toBe(true);
    expect(codeFitsForm('3110', 'association')).toBe(true);
  });
});
