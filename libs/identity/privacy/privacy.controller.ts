import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseEnumPipe,
  ParseUUIDPipe,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, NeverReplayed, Public, sendFile, UnderPolicy } from '#platform';
import { FreshProof } from '../factors/fresh-proof.js';
import { SessionCookies } from '../sessions/session-cookie.js';
import { ConsentsService } from './consents.service.js';
import { MyDataService } from './my-data.service.js';
import {
  ConsentsResponse,
  ConsentTextResponse,
  type DataExport,
  EraseAccountRequest,
  GiveConsentRequest,
  HeldDataResponse,
} from './privacy.dto.js';
import { TEXT_KINDS, type TextKind } from './texts.js';

const KINDS = Object.fromEntries(TEXT_KINDS.map((kind) => [kind, kind]));

@ApiTags('privacy')
@Controller()
export class PrivacyController {
  constructor(
    private readonly data: MyDataService,
    private readonly consents: ConsentsService,
    private readonly proof: FreshProof,
    private readonly cookies: SessionCookies,
  ) {}

  /** A text that people agree to, as it stands now. */
  @Public()
  @Get('consent-texts/:kind')
  @ApiParam({ name: 'kind', enum: TEXT_KINDS, enumName: 'ConsentTextKind' })
  @ApiOkResponse({ type: ConsentTextResponse })
  text(@Param('kind', new ParseEnumPipe(KINDS)) kind: TextKind): Promise<ConsentTextResponse> {
    return this.consents.read(kind);
  }

  /** What I agreed to, and what I am asked to agree to. */
  @UnderPolicy('consent.own')
  @Get('my/consents')
  @ApiOkResponse({ type: ConsentsResponse })
  myConsents(@CurrentActor() actor: Actor): Promise<ConsentsResponse> {
    return this.consents.list(actor);
  }

  /** Agree to a text, as it was shown. */
  @UnderPolicy('consent.own')
  @Post('my/consents')
  @HttpCode(204)
  async agree(@CurrentActor() actor: Actor, @Body() body: GiveConsentRequest): Promise<void> {
    await this.consents.give(actor, body.kind, body.sha256);
  }

  /** Withdraw a consent. */
  @UnderPolicy('consent.own')
  @Delete('my/consents/:id')
  @HttpCode(204)
  async withdraw(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.consents.withdraw(actor, id);
  }

  /** What is held about me, table by table. */
  @UnderPolicy('data.own')
  @Get('my/data')
  @ApiOkResponse({ type: HeldDataResponse })
  summary(@CurrentActor() actor: Actor): Promise<HeldDataResponse> {
    return this.data.summary(actor);
  }

  /** Everything that is held about me, to keep. */
  @UnderPolicy('data.own')
  @Get('my/data/export')
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'object' } })
  async export(
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DataExport> {
    const held = await this.data.export(actor);
    void reply
      .header('content-disposition', 'attachment; filename="mes-donnees-cornac.json"')
      .header('cache-control', 'private, no-store');
    return held;
  }

  /** A file that I uploaded. */
  @UnderPolicy('file.own')
  @Get('my/data/files/:id')
  @ApiProduces('application/octet-stream')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.data.file(actor, id));
  }

  /** Erase my account: what was mine goes, what others need stays without my name. */
  @UnderPolicy('data.own')
  @NeverReplayed()
  @Post('my/erasure')
  @HttpCode(204)
  async erase(
    @CurrentActor() actor: Actor,
    @Body() body: EraseAccountRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    // A panelist's code, given as the confirmation, is a fresh proof by itself; a guest has nothing to prove it with.
    if (!actor.panelist && !actor.guest) await this.proof.require(actor, request.sessionId);
    await this.data.erase(actor, body.confirmation, request.ip);
    this.cookies.clearSession(reply);
  }
}
