import { join } from 'node:path';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock, DatabaseClock } from './clock.js';
import { databaseOptions } from './data/database.js';
import { PreparedReads } from './data/prepared.js';
import { Transaction } from './data/transaction.js';
import { ENV, type Env } from './env.js';
import { AuditHeads } from './events/audit-heads.js';
import { AuditSeal } from './events/audit-seal.js';
import { EventDelivery } from './events/delivery.js';
import { Journal } from './events/journal.js';
import { DiskFileStore, FileStore, S3FileStore, s3Client } from './files/file-store.js';
import { Files } from './files/files.js';
import { Outbound } from './http/outbound.js';
import { MailboxTransport, Mailer, MailTransport, SmtpTransport } from './mail/mailer.js';
import { PLATFORM_DATA } from './platform.data.js';
import { DiskErasureLedger, ErasureLedger, S3ErasureLedger } from './privacy/erasure-ledger.js';
import { PersonalData } from './privacy/personal-data.js';
import { Retention } from './privacy/retention.js';
import { Rounds } from './rounds.js';
import { InstanceSecret } from './secret.js';

/** The technical floor, the one global module: every lib stands on it, it stands on none. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(env: Env, applicationName: string): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot({
          ...databaseOptions(env.databaseUrl, env.poolSize, applicationName),
          autoLoadEntities: true,
        }),
      ],
      providers: [
        { provide: ENV, useValue: env },
        { provide: Clock, useClass: DatabaseClock },
        { provide: FileStore, useFactory: () => fileStore(env) },
        {
          provide: MailTransport,
          useFactory: (transaction: Transaction, clock: Clock) =>
            env.smtpUrl
              ? new SmtpTransport(env.smtpUrl, env.mailFrom)
              : new MailboxTransport(transaction, clock),
          inject: [Transaction, Clock],
        },
        { provide: InstanceSecret, useFactory: () => new InstanceSecret(env) },
        { provide: Outbound, useFactory: () => new Outbound(env) },
        Transaction,
        PreparedReads,
        Journal,
        EventDelivery,
        AuditSeal,
        AuditHeads,
        Rounds,
        Mailer,
        Files,
        { provide: PersonalData, useFactory: platformData },
        Retention,
        { provide: ErasureLedger, useFactory: () => erasureLedger(env) },
      ],
      exports: [
        ENV,
        Clock,
        InstanceSecret,
        Outbound,
        Transaction,
        PreparedReads,
        Journal,
        EventDelivery,
        AuditSeal,
        AuditHeads,
        Rounds,
        FileStore,
        Mailer,
        MailTransport,
        Files,
        PersonalData,
        Retention,
        ErasureLedger,
      ],
    };
  }
}

function platformData(): PersonalData {
  const data = new PersonalData();
  data.describe(PLATFORM_DATA);
  return data;
}

function erasureLedger(env: Env): ErasureLedger {
  return env.s3
    ? new S3ErasureLedger(env.s3.bucket, s3Client(env.s3))
    : new DiskErasureLedger(join(env.dataFolder, 'erasures.jsonl'));
}

function fileStore(env: Env): FileStore {
  return env.s3 ? new S3FileStore(env.s3.bucket, env.s3) : new DiskFileStore(join(env.dataFolder, 'files'));
}
