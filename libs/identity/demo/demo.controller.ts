import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#platform';
import { Entrance } from '../sign-in/entrance.js';
import { PersonaRequest, SignedInResponse } from '../sign-in/sign-in.dto.js';
import { DemoService, PersonasResponse } from './demo.service.js';

@ApiTags('demo')
@Controller('demo')
export class DemoController {
  constructor(
    private readonly demo: DemoService,
    private readonly entrance: Entrance,
  ) {}

  /** People one can be, with their role. */
  @Public()
  @Get('personas')
  @ApiOkResponse({ type: PersonasResponse })
  async personas(): Promise<PersonasResponse> {
    return { items: await this.demo.personas() };
  }

  /** Sign in as one of them. */
  @Public()
  @Post('sign-in')
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInResponse })
  enter(
    @Body() { key }: PersonaRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInResponse> {
    return this.entrance.enter('persona', { key }, request, reply);
  }
}
