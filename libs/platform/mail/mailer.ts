import { Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Clock } from '../clock.js';
import { Transaction } from '../data/transaction.js';
import { newId } from '../ids.js';

export interface Mail {
  to: string;
  subject: string;
  /** Plain text, complete by itself. */
  text: string;
  /** The same in accessible one-column HTML. */
  html: string;
  /** Where an answer goes, when somebody reads it. */
  replyTo?: string;
}

/** Where addresses of erased accounts are: nothing is ever sent there (RFC 2606). */
export const ERASED_DOMAIN = 'effacement.invalid';

/** Queues a mail in the transaction under way: it leaves if, and only if, the work is durable. */
@Injectable()
export class Mailer {
  constructor(private readonly transaction: Transaction) {}

  async send(mail: Mail): Promise<void> {
    if (mail.to.endsWith(`@${ERASED_DOMAIN}`)) return;
    await this.transaction.query("SELECT queue_job('send_mail', $1::json)", [JSON.stringify(mail)]);
  }
}

/** How mail leaves the house. */
export abstract class MailTransport {
  /** By what mail leaves, for whoever runs the instance; never a password. */
  abstract readonly by: string;
  abstract deliver(mail: Mail): Promise<void>;
}

/** SMTP, by `SMTP_URL`. */
export class SmtpTransport extends MailTransport {
  private readonly transporter: Transporter;
  readonly by: string;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    this.by = new URL(url).host;
    this.transporter = createTransport(url, { disableFileAccess: true, disableUrlAccess: true });
  }

  async deliver(mail: Mail): Promise<void> {
    // No absence notice is owed to a machine (RFC 3834).
    await this.transporter.sendMail({
      from: this.from,
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...mail,
    });
  }
}

/** Without SMTP, mail lands in a table that the development mailbox shows. Refused in a production setting. */
export class MailboxTransport extends MailTransport {
  readonly by = 'mailbox';

  constructor(
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {
    super();
  }

  async deliver(mail: Mail): Promise<void> {
    await this.transaction.query(
      `INSERT INTO mailbox (id, recipient, subject, text, html, sent_at, reply_to)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), mail.to, mail.subject, mail.text, mail.html, this.clock.now(), mail.replyTo ?? null],
    );
  }
}
