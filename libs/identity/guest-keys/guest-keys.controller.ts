import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NeverReplayed, Public, TextField } from '#platform';
import { Entrance } from '../sign-in/entrance.js';
import { SignedInResponse } from '../sign-in/sign-in.dto.js';

export class UseGuestKeyRequest {
  @TextField({ min: 20, max: 100, description: 'What follows the # of the link' }) token!: string;
}

@ApiTags('sign-in')
@NeverReplayed()
@Controller('sign-in/guest-keys')
export class SignInGuestController {
  constructor(private readonly entrance: Entrance) {}

  /** Come in as a guest, by the link one was sent. It serves as often as needed, until it ends. */
  @Public()
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInResponse })
  enter(
    @Body() { token }: UseGuestKeyRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInResponse> {
    return this.entrance.enter('guest_key', { token }, request, reply);
  }
}
