import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Headers, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ENV, type Env, Public, unsupportedMedia } from '#platform';
import { admitMailServer, INBOUND_MAIL_PATH } from './inbound-door.js';
import { InboundMailResponse } from './inbound-mail.dto.js';
import { InboundMailService } from './inbound-mail.service.js';

@ApiTags('threads')
@Controller(INBOUND_MAIL_PATH)
export class InboundMailController {
  constructor(
    private readonly mails: InboundMailService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** For the mail server, by the secret in `X-Inbound-Mail-Secret`: one whole mail sent to a thread. */
  @Public()
  @Post()
  @HttpCode(202)
  @ApiConsumes('message/rfc822')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiAcceptedResponse({ type: InboundMailResponse })
  async receive(
    @Headers() headers: IncomingHttpHeaders,
    @Req() request: FastifyRequest,
  ): Promise<InboundMailResponse> {
    admitMailServer(headers, this.env);
    if (!Buffer.isBuffer(request.body)) throw unsupportedMedia();
    return { outcome: await this.mails.receive(request.body) };
  }
}
