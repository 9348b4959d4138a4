import { resolve } from 'node:path';

/** Everything the processes read from their environment, checked at start. */
export interface Env {
  databaseUrl: string;
  /** Folder of the instance: files, logs, and the embedded database where there is one. */
  dataFolder: string;
  host: string;
  port: number;
  /** Address people use, without a trailing slash. Links in mails start with it. */
  publicUrl: string;
  /** A demo instance shows one-click sign-ins. Never on a real one. */
  demo: boolean;
  /** Undefined: mail lands in the development mailbox. */
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Undefined: one is made and kept in the data folder. Instances sharing a database must share it. */
  secret: string | undefined;
  /**
   * Public register of companies, in the shape of « recherche d'entreprises ». Undefined: invented organisations on a
   * demo, else profiles are filled in by hand.
   */
  registryUrl: string | undefined;
  /** ProConnect for the whole instance: public bodies' own sign-in, which not every operator may use. */
  proconnect: { issuer: string; clientId: string; clientSecret: string } | undefined;
  /** Where people answer letters about threads, and the secret by which the mail server proves itself. */
  replies: { domain: string; secret: string } | undefined;
  poolSize: number;
  /** Carries events between API processes. Undefined: PostgreSQL does. */
  redisUrl: string | undefined;
  /** What one socket may ask, twice as much at once. */
  socketEventsPerSecond: number;
  logLevel: string;
  s3:
    | { bucket: string; endpoint?: string; region: string; accessKeyId: string; secretAccessKey: string }
    | undefined;
}

export const ENV = Symbol('ENV');

const SECRET_LENGTH_MIN = 32;

/**
 * @throws one error that names every variable that is wrong, so that an operator mends them in one go.
 */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const faults: string[] = [];
  const text = (name: string, fallback?: string): string => {
    const value = source[name] || fallback;
    if (value === undefined) faults.push(`${name} is required`);
    return value ?? '';
  };
  const integer = (name: string, fallback: number, min: number, max: number): number => {
    const value = source[name] ? Number(source[name]) : fallback;
    if (!Number.isInteger(value) || value < min || value > max) {
      faults.push(`${name} must be a whole number from ${min} to ${max}, not "${source[name]}"`);
    }
    return value;
  };
  const url = (name: string, protocols: string[], fallback?: string): string => {
    const value = text(name, fallback);
    if (value && !(URL.canParse(value) && protocols.includes(new URL(value).protocol))) {
      faults.push(`${name} must be an address starting with ${protocols.join(' or ')}`);
    }
    return value.replace(/\/$/, '');
  };
  const secret = source.CORNAC_SECRET || undefined;
  if (secret !== undefined && secret.length < SECRET_LENGTH_MIN) {
    faults.push(`CORNAC_SECRET must have at least ${SECRET_LENGTH_MIN} characters`);
  }
  /** HTTPS, or this very machine: what is asked never travels in the clear. */
  const safeUrl = (name: string): string => {
    const value = url(name, ['https:', 'http:']);
    const { protocol, hostname } = URL.canParse(value) ? new URL(value) : {};
    if (protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname ?? ''))
      faults.push(`${name} must start with https:`);
    return value;
  };
  const domain = (name: string): string => {
    const value = text(name).toLowerCase();
    if (!/^(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}$/.test(value)) faults.push(`${name} must be a domain name`);
    return value;
  };
  const inboundSecret = (): string => {
    const value = text('INBOUND_MAIL_SECRET');
    if (value && value.length < SECRET_LENGTH_MIN)
      faults.push(`INBOUND_MAIL_SECRET must have at least ${SECRET_LENGTH_MIN} characters`);
    return value;
  };
  const port = integer('PORT', 3000, 0, 65_535);
  const env: Env = {
    databaseUrl: url('DATABASE_URL', ['postgres:', 'postgresql:']),
    dataFolder: resolve(text('CORNAC_DATA', '.cornac')),
    host: text('HOST', '127.0.0.1'),
    port,
    publicUrl: url('PUBLIC_URL', ['http:', 'https:'], `http://localhost:${port}`),
    demo: source.DEMO === '1',
    smtpUrl: source.SMTP_URL ? url('SMTP_URL', ['smtp:', 'smtps:']) : undefined,
    mailFrom: text('MAIL_FROM', 'Cornac <ne-pas-repondre@cornac.example>'),
    secret,
    registryUrl: source.REGISTRY_URL ? safeUrl('REGISTRY_URL') : undefined,
    proconnect: source.PROCONNECT_ISSUER
      ? {
          issuer: safeUrl('PROCONNECT_ISSUER'),
          clientId: text('PROCONNECT_CLIENT_ID'),
          clientSecret: text('PROCONNECT_CLIENT_SECRET'),
        }
      : undefined,
    replies: source.REPLY_DOMAIN ? { domain: domain('REPLY_DOMAIN'), secret: inboundSecret() } : undefined,
    redisUrl: source.REDIS_URL ? url('REDIS_URL', ['redis:', 'rediss:']) : undefined,
    socketEventsPerSecond: integer('SOCKET_EVENTS_PER_SECOND', 20, 1, 100_000),
    poolSize: integer('DATABASE_POOL', 10, 2, 200),
    logLevel: text('LOG_LEVEL', 'info'),
    s3: source.S3_BUCKET
      ? {
          bucket: source.S3_BUCKET,
          endpoint: source.S3_ENDPOINT,
          region: text('S3_REGION', 'eu-west-1'),
          accessKeyId: text('S3_ACCESS_KEY_ID'),
          secretAccessKey: text('S3_SECRET_ACCESS_KEY'),
        }
      : undefined,
  };
  if (faults.length) throw new Error(`Cornac cannot start:\n- ${faults.join('\n- ')}`);
  return env;
}
