import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { workContext } from './context.js';

const SECRETS = ['token', 'code', 'email', 'password', 'cookie', 'authorization', 'set-cookie'];

/**
 * One JSON line per event, with the request it belongs to. What could identify a person or open a door never gets
 * in; a line break in a value cannot make a second line.
 */
export const createLogger = (level: string, name: string): Logger =>
  pino({
    level,
    name,
    mixin: () => {
      const requestId = workContext.getStore()?.requestId;
      return requestId ? { requestId } : {};
    },
    redact: {
      paths: SECRETS.flatMap((secret) => [`["${secret}"]`, `*["${secret}"]`, `*.*["${secret}"]`]),
      censor: '[redacted]',
    },
    serializers: { err: pino.stdSerializers.err },
  });

/** Nest's own messages, and those of our classes, through the same lines. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest gives the class that speaks last, after anything else it was handed. */
  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = typeof rest.at(-1) === 'string' ? String(rest.at(-1)) : undefined;
    if (message instanceof Error) this.logger[level]({ context, err: message }, message.message);
    else if (typeof message === 'object')
      this.logger[level]({ context, ...message }, rest.length > 1 ? String(rest[0]) : undefined);
    else this.logger[level]({ context }, String(message));
  }
}
