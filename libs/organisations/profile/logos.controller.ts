import { Controller, Delete, Get, Param, ParseUUIDPipe, Put, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Actor,
  CurrentActor,
  IfMatch,
  Public,
  ReceivesFile,
  receiveUpload,
  sendPicture,
  UnderPolicy,
} from '#platform';
import { OrganisationResponse } from '../organisations.dto.js';
import { LogosService } from './logos.service.js';

@ApiTags('organisations')
@Controller('organisations/:id')
export class LogosController {
  constructor(private readonly logos: LogosService) {}

  /** Give the organisation its logo: PNG, JPEG or WebP; what the picture says of its origin is left out. */
  @UnderPolicy('organisation.edit')
  @Put('logo')
  @ReceivesFile()
  @ApiOkResponse({ type: OrganisationResponse })
  put(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<OrganisationResponse> {
    return this.logos.put(actor, id, () => receiveUpload(request));
  }

  /** Take the logo away. */
  @UnderPolicy('organisation.edit')
  @Delete('logo')
  @ApiOkResponse({ type: OrganisationResponse })
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
  ): Promise<OrganisationResponse> {
    return this.logos.remove(actor, id, version);
  }

  /** The picture itself; another logo has another address. */
  @Public()
  @Get('logos/:fileId')
  @ApiOkResponse({ description: 'The picture', content: { 'image/*': {} } })
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPicture(reply, await this.logos.open(id, fileId));
  }
}
