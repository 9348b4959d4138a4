import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type Page, UnderPolicy } from '#platform';
import { AuditIntegrity, type AuditLine, AuditPage, AuditQuery } from './audit.dto.js';
import { AuditService } from './audit.service.js';

@ApiTags('administration')
@Controller('administration/audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  /** Who did what, the latest first; never what people wrote. */
  @UnderPolicy('administration.audit')
  @Get()
  @ApiOkResponse({ type: AuditPage })
  list(@CurrentActor() actor: Actor, @Query() query: AuditQuery): Promise<Page<AuditLine>> {
    return this.audit.list(actor, query);
  }

  /** The same as a table to keep, ten thousand lines at most. */
  @UnderPolicy('administration.audit')
  @Get('extract')
  @ApiProduces('text/csv')
  async extract(
    @CurrentActor() actor: Actor,
    @Query() query: AuditQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const table = await this.audit.extract(actor, query);
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="journal-cornac.csv"')
      .header('cache-control', 'private, no-store')
      .send(table);
  }

  /** Is the log whole: recomputed now, from its first entry. */
  @UnderPolicy('administration.audit')
  @Get('integrity')
  @ApiOkResponse({ type: AuditIntegrity })
  integrity(@CurrentActor() actor: Actor): Promise<AuditIntegrity> {
    return this.audit.integrity(actor);
  }
}
