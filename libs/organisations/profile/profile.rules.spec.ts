import type { Problem } from '#platform';
import { Organisation } from '../organisation.entity.js';
import { completeProfile, identityChanged, refuseIncoherent, warningsOf } from './profile.rules.js';

const house = (changes: Partial<Organisation> = {}): Organisation =>
  Object.assign(new Organisation(), {
    name: 'L’Atelier du Seuil',
    kind: 'social_enterprise',
    sort: 'association',
    legalForm: 'association',
    legalCode: null,
    siren: '732829320',
    siret: null,
    rna: null,
    foundedOn: null,
    approvals: [],
    esusNumber: null,
    esusGrantedOn: null,
    esusExpiresOn: null,
    missionObjectives: [],
    missionCommittee: null,
    ...changes,
  });
const TODAY = '2027-01-07';

const pointersOf = (changes: Partial<Organisation>): string[] => {
  try {
    refuseIncoherent(house(changes), TODAY);
    return [];
  } catch (problem) {
    return ((problem as Problem).errors ?? []).map(({ pointer }) => pointer);
  }
};

describe('the profile of an organisation', () => {
  it('takes the SIREN from the SIRET, and is searched without accents', () => {
    const one = house({ siren: null, siret: '73282932000074' });
    completeProfile(one);
    expect(one).toMatchObject({ siren: '732829320', searchName: 'l atelier du seuil' });
  });

  it('lets go of the details of an approval that is not held', () => {
    const one = house({
      approvals: ['general_interest'],
      esusNumber: 'ESUS-42',
      esusExpiresOn: '2030-01-01',
      missionObjectives: ['Rompre l’isolement'],
      missionCommittee: 'Le comité',
    });
    completeProfile(one);
    expect(one).toMatchObject({
      esusNumber: null,
      esusExpiresOn: null,
      missionObjectives: [],
      missionCommittee: null,
    });
  });

  it('says everything that does not fit together at once', () => {
    expect(pointersOf({})).toEqual([]);
    expect(
      pointersOf({
        siret: '35600000000048',
        legalCode: '8210',
        foundedOn: '2031-01-01',
        esusGrantedOn: '2026-05-01',
        esusExpiresOn: '2026-04-30',
      }),
    ).toEqual(['/siret', '/legalCode', '/foundedOn', '/esusExpiresOn']);
  });

  it('warns without refusing', () => {
    expect(warningsOf(house({ rna: 'W9R1234567', esusExpiresOn: '2027-01-06' }), TODAY)).toEqual([
      'unusual_rna',
      'esus_expired',
    ]);
    expect(warningsOf(house({ rna: 'W691234567', esusExpiresOn: TODAY }), TODAY)).toEqual([]);
  });

  it('knows what a verification vouched for', () => {
    expect(identityChanged(house(), house({ summary: 'Autre' }))).toBe(false);
    expect(identityChanged(house(), house({ name: 'Autre' }))).toBe(true);
    expect(identityChanged(house(), house({ rna: 'W691234567' }))).toBe(true);
  });
});
