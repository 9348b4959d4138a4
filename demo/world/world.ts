import type { INestApplicationContext, Type } from '@nestjs/common';
import { CallsService, CallTeamService } from '#calls';
import { AccountsRepository, type IssuedKey } from '#identity';
import {
  OrganisationProfile,
  OrganisationsRepository,
  OrganisationsService,
  VerificationService,
} from '#organisations';
import { type Actor, Clock, Transaction, validationPipe } from '#platform';
import type { CallDoors } from '../import-call.js';
import { ORGANISATIONS } from './organisations.js';
import { addressOf, type DemoPerson, PEOPLE, PERSONAS } from './people.js';

/** Who and what the demo's stories speak of, by short keys, and the services they go through. */
export class World {
  private readonly actors = new Map<string, Actor>();
  private readonly organisationIds = new Map<string, string>();
  private readonly callIds = new Map<string, string>();

  constructor(private readonly app: INestApplicationContext) {}

  service<T>(type: Type<T> | (abstract new (...args: never[]) => T)): T {
    return this.app.get<T>(type, { strict: false });
  }

  get callDoors(): CallDoors {
    return {
      calls: this.service(CallsService),
      team: this.service(CallTeamService),
      organisations: this.service(OrganisationsRepository),
    };
  }

  /** Someone acting, with the rights they have. */
  as(person: string): Actor {
    return found(this.actors, person);
  }

  organisation(key: string): string {
    return found(this.organisationIds, key);
  }

  call(key: string): string {
    return found(this.callIds, key);
  }

  nameCall(key: string, id: string): void {
    this.callIds.set(key, id);
  }

  /** Accounts, then organisations made by their owner, then everyone's place in them. */
  async people(): Promise<void> {
    for (const person of PEOPLE) await this.register(person);
    const long = ORGANISATIONS.filter(({ unverified }) => !unverified);
    for (const { key } of long) await this.found(key);
    for (const person of PEOPLE) {
      if (person.places.every(({ organisation }) => this.organisationIds.has(organisation)))
        await this.seat(person);
    }
    for (const { key } of long)
      await this.service(VerificationService).verify(this.as('ariane'), this.organisation(key));
  }

  /** Someone creates their organisation, and takes their place in it. */
  async arrive(key: string): Promise<void> {
    await this.seat(await this.found(key));
  }

  private async found(house: string): Promise<DemoPerson> {
    const { key, unverified: _, ...profile } = one(ORGANISATIONS, ({ key: known }) => known === house);
    const owner = one(PEOPLE, ({ places }) =>
      places.some(({ organisation, role }) => organisation === house && role === 'owner'),
    );
    const judged = await pipe.transform(profile, { type: 'body', metatype: OrganisationProfile });
    const { id } = await this.service(OrganisationsService).create(this.as(owner.key), judged);
    this.organisationIds.set(key, id);
    return owner;
  }

  async personas(): Promise<void> {
    await this.service(Transaction).query(
      `INSERT INTO demo_personas (key, account_id, role, organisation, position)
       SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::smallint[])`,
      [
        PERSONAS.map(({ key }) => key),
        PERSONAS.map(({ person }) => this.as(person).accountId),
        PERSONAS.map(({ role }) => role),
        PERSONAS.map(({ organisation }) => organisation),
        PERSONAS.map((_, position) => position),
      ],
    );
  }

  /** Somebody with a letter and no address; a demo tells the code, which a real instance shows once. */
  async letPanelistIn({ accountId, code }: IssuedKey): Promise<void> {
    const role = `Panéliste, entre sans adresse : sa lettre porte le code ${code}`;
    await this.service(Transaction).query(
      `INSERT INTO demo_personas (key, account_id, role, organisation, position) VALUES ('paneliste', $1, $2, '', $3)`,
      [accountId, role, PERSONAS.length],
    );
  }

  private async register(person: DemoPerson): Promise<void> {
    const now = this.service(Clock).now();
    const account = await this.service(AccountsRepository).findOrCreate(
      addressOf(person),
      person.name,
      'fr',
      now,
    );
    const administrator = person.administrator ?? false;
    if (administrator)
      await this.service(Transaction).query('UPDATE accounts SET administrator = true WHERE id = $1', [
        account.id,
      ]);
    this.actors.set(person.key, {
      accountId: account.id,
      displayName: person.name,
      administrator,
      memberships: [],
      // In the story they came with their passkey.
      secondFactor: true,
    });
  }

  private async seat(person: DemoPerson): Promise<void> {
    const actor = this.as(person.key);
    const now = this.service(Clock).now();
    for (const { organisation, role, title } of person.places) {
      await this.service(OrganisationsRepository).addMember(
        this.organisation(organisation),
        actor.accountId,
        role,
        title,
        now,
      );
    }
    const memberships = person.places.map(({ organisation, role }) => ({
      organisationId: this.organisation(organisation),
      role,
    }));
    this.actors.set(person.key, { ...actor, memberships });
  }
}

const pipe = validationPipe();

function one<Item>(items: readonly Item[], is: (item: Item) => boolean): Item {
  const item = items.find(is);
  if (item === undefined) throw new Error('The demo world lacks somebody or something');
  return item;
}

function found<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The demo world has no "${key}"`);
  return value;
}
