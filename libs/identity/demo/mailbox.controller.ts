import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Page, PageQuery, Public } from '#platform';
import { MailboxService, MailPage, MailResponse, type MailSummary } from './mailbox.service.js';

@ApiTags('demo')
@Controller('mailbox')
export class MailboxController {
  constructor(private readonly mailbox: MailboxService) {}

  /** Mails of the development mailbox, latest first. */
  @Public()
  @Get()
  @ApiOkResponse({ type: MailPage })
  list(@Query() query: PageQuery): Promise<Page<MailSummary>> {
    return this.mailbox.list(query);
  }

  /** One mail. */
  @Public()
  @Get(':id')
  @ApiOkResponse({ type: MailResponse })
  read(@Param('id', ParseUUIDPipe) id: string): Promise<MailResponse> {
    return this.mailbox.read(id);
  }
}
