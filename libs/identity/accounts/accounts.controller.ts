import { Body, Controller, HttpCode, Patch, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, NeverReplayed, UnderPolicy } from '#platform';
import { FreshProof } from '../factors/fresh-proof.js';
import {
  AccountResponse,
  ChangeEmailRequest,
  ConfirmEmailRequest,
  UpdateAccountRequest,
} from './account.dto.js';
import { AccountsService } from './accounts.service.js';

@ApiTags('account')
@NeverReplayed()
@Controller('account')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly fresh: FreshProof,
  ) {}

  /** Change one's own name or language. */
  @UnderPolicy('account.own')
  @Patch()
  @ApiOkResponse({ type: AccountResponse })
  async update(@CurrentActor() actor: Actor, @Body() body: UpdateAccountRequest): Promise<AccountResponse> {
    return AccountResponse.from(await this.accounts.update(actor, body));
  }

  /** Ask to sign in with another address: it has to confirm, and the present one is told. */
  @UnderPolicy('account.secure')
  @Post('email')
  @HttpCode(202)
  async askEmailChange(
    @CurrentActor() actor: Actor,
    @Body() body: ChangeEmailRequest,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.fresh.require(actor, request.sessionId);
    await this.accounts.askEmailChange(actor, body.email);
  }

  /** Confirm the new address by the link it received; the other devices are signed out. */
  @UnderPolicy('account.secure')
  @Post('email/confirmation')
  @HttpCode(200)
  @ApiOkResponse({ type: AccountResponse })
  async confirmEmailChange(
    @CurrentActor() actor: Actor,
    @Body() body: ConfirmEmailRequest,
    @Req() request: FastifyRequest,
  ): Promise<AccountResponse> {
    const { token } = body;
    return AccountResponse.from(
      await this.accounts.confirmEmailChange(actor, token, request.sessionId ?? null),
    );
  }
}
