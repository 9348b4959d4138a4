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

/** Where the demo's panelist arrives: the rest is not theirs. */
const PANEL = '/panel';

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
    if (!this.env.demo) throw notFound();
    const [persona] = await this.transaction.query<{ accountId: string; panelist: boolean }>(
      `SELECT a.id AS "accountId", a.panelist FROM demo_personas p JOIN accounts a ON a.id = p.account_id WHERE p.key = $1`,
      [key],
    );
    if (!persona) throw notFound();
    const { accountId, panelist } = persona;
    return { accountId, method: 'persona', secondFactor: !panelist, next: panelist ? PANEL : null };
  }
}
