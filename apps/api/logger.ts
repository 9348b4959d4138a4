import { pino } from 'pino';

/** One JSON line per event; what could identify a person or open a door never gets in. */
export const logger = (level: string) =>
  pino({
    level,
    redact: {
      paths: [
        'req.headers.cookie',
        'req.headers.authorization',
        'headers.cookie',
        '*.token',
        '*.code',
        '*.email',
        '*.password',
      ],
      censor: '[redacted]',
    },
    serializers: { err: pino.stdSerializers.err },
  });
