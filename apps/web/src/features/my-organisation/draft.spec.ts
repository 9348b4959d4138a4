import { blankDraft, fromRegistry, profileOf } from './draft';

const entry = {
  siren: '000100016',
  name: 'Les Heures claires',
  siret: null,
  rna: 'W691000001',
  legalCode: '5710',
  legalForm: 'company' as const,
  communeCode: '42218',
  communeName: 'Saint-Étienne',
  postcode: '42000',
  foundedOn: '2020-09-01',
  missionCompany: true,
  socialEconomy: false,
  active: true,
  known: null,
};

describe('The profile of an organisation, as it is sent', () => {
  it('takes what the register knows', () => {
    expect(fromRegistry(entry)).toMatchObject({
      name: 'Les Heures claires',
      sort: 'company',
      legalCode: '5710',
      rna: null,
      approvals: ['mission_company'],
    });
    expect(fromRegistry({ ...entry, legalForm: null })).toMatchObject({
      legalForm: 'association',
      legalCode: null,
    });
  });

  it('has numbers without spaces, an address with its protocol, places by their keys', () => {
    const draft = {
      ...blankDraft,
      name: ' Le Pas de porte ',
      siren: '000 100 016',
      siret: ' ',
      website: 'pas-de-porte.example',
      territories: [{ key: 'department:69', name: 'Rhône' }],
    };
    expect(profileOf(draft, blankDraft)).toMatchObject({
      name: 'Le Pas de porte',
      siren: '000100016',
      siret: null,
      website: 'https://pas-de-porte.example',
      territories: ['department:69'],
    });
  });

  it('lets go of the code of a form that was left', () => {
    const before = fromRegistry(entry);
    expect(profileOf({ ...before, legalForm: 'scic' }, before)).toMatchObject({
      legalCode: null,
      sort: 'cooperative',
    });
    expect(profileOf(before, before).legalCode).toBe('5710');
  });
});
