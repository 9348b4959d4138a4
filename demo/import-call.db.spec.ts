import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CallsService, type CallView, judge } from '../libs/calls/index.js';
import { readEnv, Transaction, TravellingClock } from '../libs/platform/index.js';
import { createTestDatabase, type TestDatabase } from '../test/support/database.js';
import { culture } from './calls/05-culture.js';
import { DemoModule } from './demo.module.js';
import { importCall } from './import-call.js';
import { LAUNCHES } from './stories/calls.js';
import { Calendar } from './world/calendar.js';
import { World } from './world/world.js';

describe('a call handed over as a file', () => {
  const calendar = new Calendar(new Date('2026-11-23T10:00:00Z'));
  const clock = new TravellingClock(calendar.at(-420, '09:00'));
  let database: TestDatabase;
  let app: INestApplicationContext;
  let world: World;

  beforeAll(async () => {
    database = await createTestDatabase();
    const env = readEnv({ DATABASE_URL: database.url, CORNAC_DATA: '.cornac-test', LOG_LEVEL: 'silent' });
    app = await NestFactory.createApplicationContext(DemoModule.forRoot(env, clock), { logger: ['error'] });
    world = new World(app);
    await world.people();
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  /** Through JSON, as a file on disk would come. */
  async function launch(key: string): Promise<CallView> {
    const launched = LAUNCHES.find((candidate) => candidate.key === key);
    if (!launched) throw new Error(`No call ${key}`);
    clock.travelTo(calendar.at(launched.publishedOn, '10:00'));
    const file = JSON.parse(JSON.stringify(launched.file(calendar)));
    const approvers = (launched.approvedBy ?? []).map((person) => world.as(person));
    const id = await importCall(world.callDoors, world.as(launched.by), file, approvers);
    clock.travelTo(calendar.now);
    return app.get(CallsService, { strict: false }).view(null, id);
  }

  const findingOf = (call: CallView, ruleId: string, facts: Record<string, unknown>) => {
    const rule = call.eligibility.find((candidate) => candidate.id === ruleId);
    if (!rule) throw new Error(`No rule ${ruleId}`);
    return judge(rule, facts);
  };

  it('publishes a conference of funders led by two institutions, with a rule across two answers', async () => {
    const call = await launch('bien-vieillir');
    expect(call.phase).toBe('open');
    expect(call.leads).toHaveLength(2);
    expect(call.money.envelopeCents).toBe(120_000_000);
    expect(call.criteria).toHaveLength(7);
    const action = (forme: string, publics: string[]) => ({
      'answers.action.forme': forme,
      'answers.public.publics': publics,
    });
    expect(findingOf(call, 'collectif', action('collective', ['seniors']))).toBe('met');
    expect(findingOf(call, 'collectif', action('individuelle', ['aidants']))).toBe('met');
    expect(findingOf(call, 'collectif', action('individuelle', ['seniors', 'aidants']))).toBe('not_met');
    const dates = (debut: string, fin: string) => ({
      'answers.calendrier.debut': debut,
      'answers.calendrier.fin': fin,
    });
    expect(findingOf(call, 'annee', dates('2027-01-01', '2027-12-31'))).toBe('met');
    expect(findingOf(call, 'annee', dates('2027-03-01', '2028-01-31'))).toBe('not_met');
  });

  it('publishes an expression of interest that rewards exactly three associations', async () => {
    const call = await launch('culture');
    expect(call).toMatchObject({ kind: 'interest', phase: 'closed' });
    expect(call.money).toMatchObject({ laureatesMin: 3, laureatesMax: 3 });
    expect(findingOf(call, 'association', { 'organisation.legalForm': 'association' })).toBe('met');
    expect(findingOf(call, 'association', { 'organisation.legalForm': 'scop' })).toBe('not_met');
    expect(findingOf(call, 'theme', {})).toBe('by_reading');
  });

  it('publishes a patronage of one to three years for two to eight laureates', async () => {
    const call = await launch('se-relever');
    expect(call.phase).toBe('closed');
    expect(call.money).toMatchObject({
      envelopeCents: 70_000_000,
      laureatesMin: 2,
      laureatesMax: 8,
      yearsMax: 3,
    });
    const sworn = { 'answers.statut.recus_fiscaux': true };
    expect(findingOf(call, 'interet-general', sworn)).toBe('unknown');
    expect(findingOf(call, 'interet-general', { ...sworn, 'answers.statut.preuve': ['a-file'] })).toBe('met');
  });

  it('publishes regional trophies with named prizes that add up', async () => {
    const call = await launch('trophees');
    expect(call.money).toMatchObject({ perProjectMinCents: 300_000, perProjectMaxCents: 1_200_000 });
    expect(findingOf(call, 'avancement', { 'answers.action.avancement': 'projet' })).toBe('not_met');
    const esusCompany = { 'organisation.legalForm': 'company', 'organisation.approvals': ['esus'] };
    expect(findingOf(call, 'forme', esusCompany)).toBe('met');
  });

  it('publishes an internal programme where persons apply, alone or as a team', async () => {
    const call = await launch('terrain');
    expect(call).toMatchObject({ kind: 'internal', phase: 'open' });
    expect(call.money).toMatchObject({ perProjectMaxCents: 1_500_000, laureatesMax: 6 });
    expect(findingOf(call, 'equipe', { 'answers.vous.mode': 'seul' })).toBe('met');
    const team = (size: number) => ({ 'answers.vous.mode': 'equipe', 'answers.vous.equipiers': size });
    expect(findingOf(call, 'equipe', team(4))).toBe('met');
    expect(findingOf(call, 'equipe', team(6))).toBe('not_met');
  });

  it('publishes an invitation to shared homes whose audience figures are rules', async () => {
    const call = await launch('habiter');
    expect(call.phase).toBe('published');
    expect(call.money).toMatchObject({ perProjectMinCents: 2_000_000, perProjectMaxCents: 20_000_000 });
    expect(findingOf(call, 'taille', { 'answers.habitants.nombre': 16 })).toBe('not_met');
    expect(findingOf(call, 'age', { 'answers.habitants.part_ages': 75 })).toBe('met');
    expect(findingOf(call, 'anciennete', { 'organisation.ageYears': 1 })).toBe('not_met');
    const ccas = { 'organisation.nonProfit': true, 'organisation.publicBody': true };
    expect(findingOf(call, 'prive-non-lucratif', ccas)).toBe('not_met');
    expect(call.eligibility.find((rule) => rule.id === 'plancher')?.waivable).toBe(true);
    expect(call.eligibility.find((rule) => rule.id === 'plafond')?.severity).toBe('priority');
  });

  it('says every fault of a file at once, and keeps nothing of it', async () => {
    const wrong = JSON.parse(JSON.stringify(culture(calendar)));
    Object.assign(wrong.call, { kind: 'contest', title: '', secret: 1 });
    const stored = () => app.get(Transaction).query('SELECT FROM calls');
    const before = await stored();
    await expect(importCall(world.callDoors, world.as('lucie'), wrong)).rejects.toMatchObject({
      status: 400,
      errors: expect.arrayContaining([
        expect.objectContaining({ pointer: '/kind' }),
        expect.objectContaining({ pointer: '/title' }),
        expect.objectContaining({ pointer: '/secret' }),
      ]),
    });
    expect(await stored()).toHaveLength(before.length);
  });
});
