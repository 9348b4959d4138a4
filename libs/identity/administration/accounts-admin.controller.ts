import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, type Page, UnderPolicy } from '#platform';
import { FreshProof } from '../factors/fresh-proof.js';
import {
  AccountsQuery,
  AdministeredAccount,
  AdministeredAccountPage,
  SuspendAccountRequest,
} from './accounts-admin.dto.js';
import { AccountsAdminService } from './accounts-admin.service.js';
import { mayKnowOf } from './administration.policy.js';

@ApiTags('administration')
@Controller('administration/accounts')
export class AccountsAdminController {
  constructor(
    private readonly accounts: AccountsAdminService,
    private readonly fresh: FreshProof,
  ) {}

  /** Accounts by name; found by words of a name or by a whole address. */
  @UnderPolicy('administration.accounts')
  @Get()
  @ApiOkResponse({ type: AdministeredAccountPage })
  search(@CurrentActor() actor: Actor, @Query() query: AccountsQuery): Promise<Page<AdministeredAccount>> {
    return this.accounts.search(actor, query);
  }

  /** One account. */
  @UnderPolicy('administration.accounts')
  @Get(':id')
  @ApiOkResponse({ type: AdministeredAccount })
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AdministeredAccount> {
    return this.accounts.read(actor, id);
  }

  /** Shut an account out, at once and everywhere; the person is told why. */
  @UnderPolicy('administration.accounts')
  @Post(':id/suspension')
  @HttpCode(200)
  @ApiOkResponse({ type: AdministeredAccount })
  suspend(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SuspendAccountRequest,
  ): Promise<AdministeredAccount> {
    return this.accounts.suspend(actor, id, body.reason);
  }

  /** Let a suspended account in again. */
  @UnderPolicy('administration.accounts')
  @Delete(':id/suspension')
  @ApiOkResponse({ type: AdministeredAccount })
  lift(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AdministeredAccount> {
    return this.accounts.lift(actor, id);
  }

  /** Make somebody an administrator of the platform, on a fresh proof of one's own identity. */
  @UnderPolicy('administration.accounts')
  @Post(':id/administrator')
  @HttpCode(200)
  @ApiOkResponse({ type: AdministeredAccount })
  async grant(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<AdministeredAccount> {
    await this.proveAnew(actor, request);
    return this.accounts.grantAdministrator(actor, id);
  }

  /** Withdraw the administration of the platform from somebody, on a fresh proof; one stays at least. */
  @UnderPolicy('administration.accounts')
  @Delete(':id/administrator')
  @ApiOkResponse({ type: AdministeredAccount })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<AdministeredAccount> {
    await this.proveAnew(actor, request);
    return this.accounts.withdrawAdministrator(actor, id);
  }

  /** The keys change hands on a fresh proof only; it is not asked of who may not know that there are any. */
  private async proveAnew(actor: Actor, request: FastifyRequest): Promise<void> {
    mayKnowOf(actor);
    await this.fresh.require(actor, request.sessionId);
  }
}
