import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { workContext } from './context.js';

/**
 * The time that decides. Ports and adapters: `DatabaseClock` in the product, a travelling clock in tests and
 * in the demo loader, which plays months of history through the ordinary services.
 */
export abstract class Clock {
  /** The instant of the work under way: when its request came in, else now. */
  abstract now(): Date;
  /** Distance between this machine's clock and the one that decides, in milliseconds. */
  abstract skewMilliseconds(): number;
}

const RESYNC_EVERY_MS = 10_000;
const SAMPLES = 3;

/**
 * Follows PostgreSQL's clock without asking it at each request: the offset is measured at boot and every ten
 * seconds, keeping the sample with the shortest round trip (Cristian's algorithm).
 */
@Injectable()
export class DatabaseClock extends Clock implements OnApplicationBootstrap, OnApplicationShutdown {
  private offsetMs = 0;
  private timer?: NodeJS.Timeout;

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.synchronise();
    this.timer = setInterval(() => {
      // A failed measure keeps the last offset: readiness already reports a database that does not answer.
      this.synchronise().catch(() => undefined);
    }, RESYNC_EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  now(): Date {
    return workContext.getStore()?.receivedAt ?? new Date(Date.now() + this.offsetMs);
  }

  skewMilliseconds(): number {
    return Math.abs(this.offsetMs);
  }

  private async synchronise(): Promise<void> {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < SAMPLES; i++) {
      const sent = Date.now();
      const [row] = await this.dataSource.query<{ ms: string }[]>(
        'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::text AS ms',
      );
      const roundTrip = Date.now() - sent;
      if (row && roundTrip < best) {
        best = roundTrip;
        this.offsetMs = Number(row.ms) - (sent + roundTrip / 2);
      }
    }
  }
}

/** A clock one sets by hand: tests and the demo loader travel with it. */
export class TravellingClock extends Clock {
  constructor(private instant: Date = new Date()) {
    super();
  }

  travelTo(instant: Date): void {
    this.instant = instant;
  }

  now(): Date {
    return this.instant;
  }

  skewMilliseconds(): number {
    return 0;
  }
}
