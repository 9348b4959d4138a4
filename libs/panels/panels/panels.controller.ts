import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, type Page, PageQuery, UnderPolicy } from '#platform';
import {
  EditPanelRequest,
  OpenPanelRequest,
  PanelFacilitatorRequest,
  PanelOwnerRequest,
  PanelResponse,
  type PanelSummary,
  PanelSummaryPage,
} from './panels.dto.js';
import { PanelsService } from './panels.service.js';

@ApiTags('panels')
@Controller('panels')
export class PanelsController {
  constructor(private readonly panels: PanelsService) {}

  /** Panels one looks after, or that one's organisations own; the last opened first. */
  @UnderPolicy('panel.mine')
  @Get()
  @ApiOkResponse({ type: PanelSummaryPage })
  mine(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<PanelSummary>> {
    return this.panels.mine(actor, query);
  }

  /** Open a panel in the name of an institution or a collective; one looks after it. */
  @UnderPolicy('panel.open')
  @Post()
  @ApiCreatedResponse({ type: PanelResponse })
  open(@CurrentActor() actor: Actor, @Body() body: OpenPanelRequest): Promise<PanelResponse> {
    return this.panels.open(actor, body);
  }

  /** A panel: why it exists, its rules, who owns it and who looks after it. */
  @UnderPolicy('panel.read')
  @Get(':id')
  @ApiOkResponse({ type: PanelResponse })
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PanelResponse> {
    return this.panels.read(actor, id);
  }

  /** Change its rules; what is left out stays as it is. */
  @UnderPolicy('panel.edit')
  @Patch(':id')
  @ApiOkResponse({ type: PanelResponse })
  edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditPanelRequest,
  ): Promise<PanelResponse> {
    return this.panels.edit(actor, id, version, body);
  }

  /** Close it: nobody joins nor is asked any more; what is owed to people stays. */
  @UnderPolicy('panel.manage')
  @Post(':id/close')
  @HttpCode(200)
  @ApiOkResponse({ type: PanelResponse })
  close(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PanelResponse> {
    return this.panels.close(actor, id);
  }

  /** Share it with another institution or a collective. */
  @UnderPolicy('panel.manage')
  @Post(':id/owners')
  @ApiCreatedResponse({ type: PanelResponse })
  addOwner(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PanelOwnerRequest,
  ): Promise<PanelResponse> {
    return this.panels.addOwner(actor, id, body.organisationId);
  }

  /** Share it no longer with that one. */
  @UnderPolicy('panel.manage')
  @Delete(':id/owners/:organisationId')
  @HttpCode(204)
  removeOwner(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
  ): Promise<void> {
    return this.panels.removeOwner(actor, id, organisationId);
  }

  /** Have somebody else of its institutions look after it too. */
  @UnderPolicy('panel.facilitate')
  @Post(':id/facilitators')
  @ApiCreatedResponse({ type: PanelResponse })
  addFacilitator(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PanelFacilitatorRequest,
  ): Promise<PanelResponse> {
    return this.panels.addFacilitator(actor, id, body.accountId);
  }

  /** Have somebody look after it no longer. */
  @UnderPolicy('panel.facilitate')
  @Delete(':id/facilitators/:accountId')
  @HttpCode(204)
  removeFacilitator(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('accountId', ParseUUIDPipe) accountId: string,
  ): Promise<void> {
    return this.panels.removeFacilitator(actor, id, accountId);
  }
}
