import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AccountResponse, AccountsRepository } from '#identity';
import { type Actor, Clock, currentLocale, ENV, type Env, Public, Visitor } from '#platform';
import { SessionResponse } from './organisations.dto.js';
import { OrganisationsRepository } from './organisations.repository.js';

@ApiTags('sign-in')
@Controller('session')
export class SessionController {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Who is there, and where they belong; a visitor gets `account: null`. */
  @Public()
  @Get()
  @ApiOkResponse({ type: SessionResponse })
  async read(@Visitor() actor: Actor | null): Promise<SessionResponse> {
    const account = actor && (await this.accounts.find(actor.accountId));
    return {
      account: account && AccountResponse.from(account),
      memberships: actor ? await this.organisations.membershipsOf(actor.accountId) : [],
      locale: currentLocale(),
      demo: this.env.demo,
      mailbox: this.env.demo && !this.env.smtpUrl,
      serverTime: this.clock.now().toISOString(),
    };
  }
}
