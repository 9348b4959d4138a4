import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IssuedPanelistKey } from '#identity';
import {
  type Actor,
  CurrentActor,
  ENV,
  type Env,
  IfMatch,
  NeverReplayed,
  type Page,
  PageQuery,
  UnderPolicy,
} from '#platform';
import {
  AddPanelistRequest,
  EditPanelistRequest,
  ImportPanelistsRequest,
  ImportReport,
  MovePanelistRequest,
  PanelistPage,
  PanelistResponse,
} from './panelists.dto.js';
import { PanelistsService } from './panelists.service.js';

/** Answers hold names: none is kept to be replayed. */
@ApiTags('panelists')
@NeverReplayed()
@Controller('panels/:id/panelists')
export class PanelistsController {
  constructor(
    private readonly panelists: PanelistsService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** The people of a panel, by pseudonym; who read them when is kept. */
  @UnderPolicy('panel.facilitate')
  @Get()
  @ApiOkResponse({ type: PanelistPage })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<PanelistResponse>> {
    return this.panelists.list(actor, id, query);
  }

  /** Enter somebody by hand; their pseudonym is drawn. */
  @UnderPolicy('panel.convene')
  @Post()
  @ApiCreatedResponse({ type: PanelistResponse })
  add(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddPanelistRequest,
  ): Promise<PanelistResponse> {
    return this.panelists.add(actor, id, body);
  }

  /** Enter a partner's list, or try it: what is wrong is told line by line. */
  @UnderPolicy('panel.convene')
  @Post('import')
  @HttpCode(200)
  @ApiOkResponse({ type: ImportReport })
  import(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ImportPanelistsRequest,
  ): Promise<ImportReport> {
    return this.panelists.import(actor, id, body);
  }

  /** Somebody: how to reach and how to welcome them. */
  @UnderPolicy('panel.facilitate')
  @Get(':panelistId')
  @ApiOkResponse({ type: PanelistResponse })
  read(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('panelistId', ParseUUIDPipe) panelistId: string,
  ): Promise<PanelistResponse> {
    return this.panelists.read(actor, id, panelistId);
  }

  /** Correct what is known of somebody; what is left out stays as it is. */
  @UnderPolicy('panel.facilitate')
  @Patch(':panelistId')
  @ApiOkResponse({ type: PanelistResponse })
  edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('panelistId', ParseUUIDPipe) panelistId: string,
    @IfMatch() version: number,
    @Body() body: EditPanelistRequest,
  ): Promise<PanelistResponse> {
    return this.panelists.edit(actor, id, panelistId, version, body);
  }

  /** Somebody rests, comes back or leaves. */
  @UnderPolicy('panel.facilitate')
  @Post(':panelistId/move')
  @HttpCode(200)
  @ApiOkResponse({ type: PanelistResponse })
  move(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('panelistId', ParseUUIDPipe) panelistId: string,
    @Body() body: MovePanelistRequest,
  ): Promise<PanelistResponse> {
    return this.panelists.move(actor, id, panelistId, body.move);
  }

  /** Make the key of somebody's letter, shown this once; the one before opens nothing any more. */
  @UnderPolicy('panel.convene')
  @Post(':panelistId/key')
  @ApiCreatedResponse({ type: IssuedPanelistKey })
  async issueKey(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('panelistId', ParseUUIDPipe) panelistId: string,
  ): Promise<IssuedPanelistKey> {
    return IssuedPanelistKey.from(await this.panelists.issueKey(actor, id, panelistId), this.env.publicUrl);
  }

  /** Revoke somebody's key, and sign their devices out. */
  @UnderPolicy('panel.facilitate')
  @Delete(':panelistId/key')
  @HttpCode(204)
  revokeKey(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('panelistId', ParseUUIDPipe) panelistId: string,
  ): Promise<void> {
    return this.panelists.revokeKey(actor, id, panelistId);
  }
}
