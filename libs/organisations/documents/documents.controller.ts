import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Patch,
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
  IfMatch,
  Public,
  ReceivesFile,
  receiveUpload,
  sendFile,
  UnderPolicy,
  Visitor,
} from '#platform';
import {
  AddDocumentQuery,
  DocumentChanges,
  DocumentVersionQuery,
  OrganisationDocumentResponse,
  OrganisationDocumentsResponse,
} from './documents.dto.js';
import { DocumentsService } from './documents.service.js';

@ApiTags('organisation documents')
@Controller('organisations/:id/documents')
export class OrganisationDocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  /** The papers an organisation keeps ready, for its team. */
  @UnderPolicy('organisation.seeDocuments')
  @Get()
  @ApiOkResponse({ type: OrganisationDocumentsResponse })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<OrganisationDocumentsResponse> {
    return { items: await this.documents.list(actor, id) };
  }

  /** The papers it opens to the institutions of the calls it answers, for one of those. */
  @UnderPolicy('organisation.readOpenDocuments')
  @Get('open')
  @ApiOkResponse({ type: OrganisationDocumentsResponse })
  async open(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<OrganisationDocumentsResponse> {
    return { items: await this.documents.openTo(actor, id) };
  }

  /** Add a paper; the file in the body, what it is in the query. */
  @UnderPolicy('organisation.manageDocuments')
  @Post()
  @ReceivesFile()
  @ApiCreatedResponse({ type: OrganisationDocumentResponse })
  add(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: AddDocumentQuery,
    @Req() request: FastifyRequest,
  ): Promise<OrganisationDocumentResponse> {
    return this.documents.add(actor, id, query, () => receiveUpload(request));
  }

  /** Replace the file in force by a newer one; the old ones stay in the history. */
  @UnderPolicy('organisation.manageDocuments')
  @Post(':documentId/versions')
  @ReceivesFile()
  @ApiCreatedResponse({ type: OrganisationDocumentResponse })
  replace(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
    @Query() query: DocumentVersionQuery,
    @Req() request: FastifyRequest,
  ): Promise<OrganisationDocumentResponse> {
    return this.documents.replace(actor, id, documentId, query, () => receiveUpload(request));
  }

  /** Change a paper's title, dates, or who may open it. */
  @UnderPolicy('organisation.manageDocuments')
  @Patch(':documentId')
  @ApiOkResponse({ type: OrganisationDocumentResponse })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
    @IfMatch() version: number,
    @Body() body: DocumentChanges,
  ): Promise<OrganisationDocumentResponse> {
    return this.documents.update(actor, id, documentId, version, body);
  }

  /** Take a paper away. */
  @UnderPolicy('organisation.manageDocuments')
  @Delete(':documentId')
  @HttpCode(204)
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
  ): Promise<void> {
    return this.documents.remove(actor, id, documentId);
  }

  /** Download one version of a paper, for whoever it is open to. */
  @Public()
  @Get(':documentId/versions/:number')
  @ApiOkResponse({ description: 'The file', content: { 'application/octet-stream': {} } })
  async download(
    @Visitor() actor: Actor | null,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
    @Param('number', ParseIntPipe) number: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.documents.open(actor, id, documentId, number));
  }
}
