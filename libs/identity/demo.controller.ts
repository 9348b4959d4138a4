import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ENV, type Env, IdField, notFound, ObjectsField, Public, TextField, Transaction } from '#platform';
import { SessionCookies } from './session-cookie.js';
import { PersonaRequest, SignedInResponse } from './sign-in.dto.js';
import { SignInService } from './sign-in.service.js';

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

/** The demo's people, one click each. Every route answers 404 on an instance that is not a demo. */
@ApiTags('demo')
@Controller('demo')
export class DemoController {
  constructor(
    private readonly signIn: SignInService,
    private readonly cookies: SessionCookies,
    private readonly transaction: Transaction,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** People one can be, with their role. */
  @Public()
  @Get('personas')
  @ApiOkResponse({ type: PersonasResponse })
  async personas(): Promise<PersonasResponse> {
    this.refuseOnRealInstance();
    return { items: await this.list() };
  }

  /** Sign in as one of them. */
  @Public()
  @Post('sign-in')
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInResponse })
  async enter(
    @Body() body: PersonaRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInResponse> {
    this.refuseOnRealInstance();
    const persona = (await this.list()).find((candidate) => candidate.key === body.key);
    if (!persona) throw notFound();
    const session = await this.signIn.open(persona.accountId, request.headers['user-agent'] ?? '');
    this.cookies.writeSession(reply, session.token);
    return { next: session.next };
  }

  private list(): Promise<PersonaResponse[]> {
    return this.transaction.query<PersonaResponse>(
      `SELECT p.key, p.account_id AS "accountId", a.display_name AS name, p.role, p.organisation
       FROM demo_personas p JOIN accounts a ON a.id = p.account_id ORDER BY p.position`,
    );
  }

  private refuseOnRealInstance(): void {
    if (!this.env.demo) throw notFound();
  }
}
