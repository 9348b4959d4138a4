import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, ReceivesFile, receiveUpload, sendFile, UnderPolicy } from '#platform';
import {
  GivePanelConsentRequest,
  MyPanels,
  NotePanelConsentRequest,
  PanelConsent,
  PanelConsents,
  PanelConsentText,
  PanelConsentTexts,
  PublishConsentTextRequest,
  WithdrawPanelConsentRequest,
} from './consents.dto.js';
import { ConsentsService } from './consents.service.js';
import { WithdrawalService } from './withdrawal.service.js';

@ApiTags('panel consents')
@Controller('panels/:id')
export class PanelConsentsController {
  constructor(
    private readonly consents: ConsentsService,
    private readonly withdrawal: WithdrawalService,
  ) {}

  /** Words that panelists agree to, of the panel and of its studies, every version. */
  @UnderPolicy('panel.facilitate')
  @Get('consent-texts')
  @ApiOkResponse({ type: PanelConsentTexts })
  async texts(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<PanelConsentTexts> {
    return { items: await this.consents.texts(actor, id) };
  }

  /** Publish another version; people are asked again. */
  @UnderPolicy('panel.convene')
  @Post('consent-texts')
  @ApiCreatedResponse({ type: PanelConsentText })
  publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PublishConsentTextRequest,
  ): Promise<PanelConsentText> {
    return this.consents.publish(actor, id, body);
  }

  /** What somebody agreed to, withdrew, and when. */
  @UnderPolicy('panel.facilitate')
  @Get('panelists/:panelistId/consents')
  @ApiOkResponse({ type: PanelConsents })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('panelistId', ParseUUIDPipe) panelistId: string,
  ): Promise<PanelConsents> {
    return { items: await this.consents.list(actor, id, panelistId) };
  }

  /** Note a consent given on paper or by voice. */
  @UnderPolicy('panel.convene')
  @Post('panelists/:panelistId/consents')
  @ApiCreatedResponse({ type: PanelConsent })
  note(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('panelistId', ParseUUIDPipe) panelistId: string,
    @Body() body: NotePanelConsentRequest,
  ): Promise<PanelConsent> {
    return this.consents.note(actor, id, panelistId, body);
  }

  /** Attach the scanned sheet. */
  @UnderPolicy('panel.facilitate')
  @Post('panelists/:panelistId/consents/:consentId/file')
  @ReceivesFile()
  @ApiCreatedResponse({ type: PanelConsent })
  attach(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('panelistId', ParseUUIDPipe) panelistId: string,
    @Param('consentId', ParseUUIDPipe) consentId: string,
    @Req() request: FastifyRequest,
  ): Promise<PanelConsent> {
    return this.consents.attach(actor, id, panelistId, consentId, () => receiveUpload(request));
  }

  /** The scanned sheet. */
  @UnderPolicy('panel.facilitate')
  @Get('panelists/:panelistId/consents/:consentId/file')
  @ApiOkResponse({ description: 'The file' })
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('panelistId', ParseUUIDPipe) panelistId: string,
    @Param('consentId', ParseUUIDPipe) consentId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.consents.file(actor, id, panelistId, consentId));
  }

  /** Withdraw for somebody who asked: from one text, or from everything. What was promised is done at once. */
  @UnderPolicy('panel.facilitate')
  @Post('panelists/:panelistId/withdraw')
  @HttpCode(204)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('panelistId', ParseUUIDPipe) panelistId: string,
    @Body() body: WithdrawPanelConsentRequest,
  ): Promise<void> {
    return this.withdrawal.forThem(actor, id, panelistId, body.textId);
  }
}

@ApiTags('my panels')
@Controller('my/panels')
export class MyPanelsController {
  constructor(
    private readonly consents: ConsentsService,
    private readonly withdrawal: WithdrawalService,
  ) {}

  /** One's own panels: how one is called there, what one agreed to, what is asked. */
  @UnderPolicy('panel.own')
  @Get()
  @ApiOkResponse({ type: MyPanels })
  async mine(@CurrentActor() actor: Actor): Promise<MyPanels> {
    return { items: await this.consents.mine(actor) };
  }

  /** Agree, on screen, to the words that were shown. */
  @UnderPolicy('panel.own')
  @Post(':id/consents')
  @ApiCreatedResponse({ type: PanelConsent })
  give(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: GivePanelConsentRequest,
  ): Promise<PanelConsent> {
    return this.consents.give(actor, id, body);
  }

  /** Withdraw: from one text, or from everything. */
  @UnderPolicy('panel.own')
  @Post(':id/withdraw')
  @HttpCode(204)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawPanelConsentRequest,
  ): Promise<void> {
    return this.withdrawal.own(actor, id, body.textId);
  }
}
