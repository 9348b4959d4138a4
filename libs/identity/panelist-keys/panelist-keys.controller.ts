import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Actor,
  CurrentActor,
  ENV,
  type Env,
  NeverReplayed,
  type Page,
  PageQuery,
  Public,
  UnderPolicy,
} from '#platform';
import { mayAdminister, mayKnowOf } from '../administration/administration.policy.js';
import { Entrance } from '../sign-in/entrance.js';
import { SignedInResponse } from '../sign-in/sign-in.dto.js';
import {
  IssuedPanelistKey,
  PanelistKeyPage,
  type PanelistKeyResponse,
  UsePanelistKeyRequest,
} from './panelist-keys.dto.js';
import { PanelistKeys } from './panelist-keys.service.js';

@ApiTags('sign-in')
@NeverReplayed()
@Controller('sign-in/panelist-keys')
export class SignInPanelistController {
  constructor(private readonly entrance: Entrance) {}

  /** Come in as a panelist, by the personal link or the code of one's letter. It serves as often as needed. */
  @Public()
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInResponse })
  enter(
    @Body() body: UsePanelistKeyRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInResponse> {
    const given = { ...UsePanelistKeyRequest.secretOf(body), kept: body.device ?? 'remembered' };
    return this.entrance.enter('panelist_key', given, request, reply);
  }
}

@ApiTags('administration')
@NeverReplayed()
@Controller('administration/panelist-keys')
export class PanelistKeysController {
  constructor(
    private readonly keys: PanelistKeys,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Panelists and their keys, the last opened first. */
  @UnderPolicy('administration.panelists')
  @Get()
  @ApiOkResponse({ type: PanelistKeyPage })
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<PanelistKeyResponse>> {
    mayAdminister(actor);
    return this.keys.list(query);
  }

  /** Open a panelist's account, without name nor address; its key is shown this once. */
  @UnderPolicy('administration.panelists')
  @Post()
  @ApiCreatedResponse({ type: IssuedPanelistKey })
  async open(@CurrentActor() actor: Actor): Promise<IssuedPanelistKey> {
    mayAdminister(actor);
    return IssuedPanelistKey.from(await this.keys.open(actor), this.env.publicUrl);
  }

  /** Give a panelist another key, shown this once; the one before and the devices it opened are shut out. */
  @UnderPolicy('administration.panelists')
  @Post(':accountId/reissue')
  @ApiCreatedResponse({ type: IssuedPanelistKey })
  async reissue(
    @CurrentActor() actor: Actor,
    @Param('accountId', ParseUUIDPipe) accountId: string,
  ): Promise<IssuedPanelistKey> {
    mayKnowOf(actor);
    return IssuedPanelistKey.from(await this.keys.reissue(actor, accountId), this.env.publicUrl);
  }

  /** Revoke a panelist's key, and sign their devices out. */
  @UnderPolicy('administration.panelists')
  @Delete(':accountId')
  @HttpCode(204)
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('accountId', ParseUUIDPipe) accountId: string,
  ): Promise<void> {
    mayKnowOf(actor);
    await this.keys.revoke(actor, accountId);
  }
}
