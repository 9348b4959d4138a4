import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock, Public, Transaction } from '#platform';

const SKEW_AT_MOST_MS = 500;
const REQUIRED_SETTINGS = ['fsync', 'full_page_writes', 'synchronous_commit'];

/** For the machine that watches the machine. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  /** The process answers. */
  @Public()
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** The process can serve: the database answers, keeps what it acknowledges, and agrees on the time. */
  @Public()
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const unmet = await this.unmet();
    if (unmet.length) void reply.status(503);
    return {
      status: unmet.length ? 'not ready' : 'ready',
      unmet,
      clockSkewMs: Math.round(this.clock.skewMilliseconds()),
    };
  }

  private async unmet(): Promise<string[]> {
    try {
      const unsafe = await this.transaction.query<{ name: string }>(
        "SELECT name FROM pg_settings WHERE name = ANY($1) AND setting = 'off'",
        [REQUIRED_SETTINGS],
      );
      const skewed = this.clock.skewMilliseconds() > SKEW_AT_MOST_MS ? ['clock'] : [];
      return [...unsafe.map((row) => row.name), ...skewed];
    } catch {
      return ['database'];
    }
  }
}
