import { Inject, Injectable } from '@nestjs/common';
import { ENV, type Env, IdField, notFound, ObjectsField, TextField, Transaction } from '#platform';
import { type NewSession, SignInService } from '../sign-in/sign-in.service.js';

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
    private readonly signIn: SignInService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async personas(): Promise<PersonaResponse[]> {
    if (!this.env.demo) throw notFound();
    return this.transaction.query<PersonaResponse>(
      `SELECT p.key, p.account_id AS "accountId", a.display_name AS name, p.role, p.organisation
       FROM demo_personas p JOIN accounts a ON a.id = p.account_id ORDER BY p.position`,
    );
  }

  async enter(key: string, userAgent: string): Promise<NewSession> {
    const persona = (await this.personas()).find((candidate) => candidate.key === key);
    if (!persona) throw notFound();
    return this.signIn.open(persona.accountId, userAgent);
  }
}
