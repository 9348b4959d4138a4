import { Inject, Injectable } from '@nestjs/common';
import { ENV, type Env, IdField, notFound, ObjectsField, TextField, Transaction } from '#platform';
import type { Proof } from '../sign-in/proof.js';
import { Strategies } from '../sign-in/strategies.js';

export class PersonaResponse {
  @TextField({ max: 60 }) key!: string;
  @IdField() accountId!: string;
  @TextField({ max: 120 }) name!: string;
  @TextField({ max: 120 }) role!: string;
  @TextField({ max: 160 }) organisation!: string;
}

export class PersonasResponse {
  @ObjectsField(() => PersonaResponse) items!: PersonaResponse[];
}

/** The demo's people, one click each. Everything answers 404 on an instance that is not a demo. */
@Injectable()
export class DemoService {
  constructor(
    private readonly transaction: Transaction,
    @Inject(ENV) private readonly env: Env,
    strategies: Strategies,
  ) {
    strategies.register('persona', (_, { key }) => this.become(key));
  }

  async personas(): Promise<PersonaResponse[]> {
    if (!this.env.demo) throw notFound();
    return this.transaction.query<PersonaResponse>(
      `SELECT p.key, p.account_id AS "accountId", a.display_name AS name, p.role, p.organisation
       FROM demo_personas p JOIN accounts a ON a.id = p.account_id ORDER BY p.position`,
    );
  }

  /** Counts as two factors: a demo shows what administrators and jury members do in one click too. */
  private async become(key: string): Promise<Proof> {
    const persona = (await this.personas()).find((candidate) => candidate.key === key);
    if (!persona) throw notFound();
    return { accountId: persona.accountId, method: 'persona', secondFactor: true };
  }
}
