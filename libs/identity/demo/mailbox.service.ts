import { Inject, Injectable } from '@nestjs/common';
import {
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  ENV,
  type Env,
  IdField,
  InstantField,
  notFound,
  ObjectsField,
  type Page,
  type PageQuery,
  pageOf,
  TextField,
  Transaction,
} from '#platform';

export class MailSummary {
  @IdField() id!: string;
  @TextField({ max: 254 }) to!: string;
  @TextField({ max: 300 }) subject!: string;
  @InstantField() sentAt!: string;
}

export class MailPage {
  @ObjectsField(() => MailSummary) items!: MailSummary[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

export class MailResponse extends MailSummary {
  @TextField({ max: 100_000 }) text!: string;
  @TextField({ max: 100_000 }) html!: string;
}

interface MailRow {
  id: string;
  recipient: string;
  subject: string;
  sent_at: Date;
  text: string;
  html: string;
}

const LATEST = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/** The mails a demo would have sent. Absent as soon as SMTP is set or the instance is a real one. */
@Injectable()
export class MailboxService {
  constructor(
    private readonly transaction: Transaction,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async list(query: PageQuery): Promise<Page<MailSummary>> {
    this.refuseOnRealInstance();
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const [at, id] = decodeCursor(query.cursor, 2) ?? LATEST;
    const rows = await this.transaction.query<MailRow>(
      'SELECT id, recipient, subject, sent_at FROM mailbox WHERE (sent_at, id) < ($1, $2) ORDER BY sent_at DESC, id DESC LIMIT $3',
      [at, id, limit + 1],
    );
    return pageOf(rows, limit, (row) => [row.sent_at.toISOString(), row.id], toSummary);
  }

  async read(id: string): Promise<MailResponse> {
    this.refuseOnRealInstance();
    const [row] = await this.transaction.query<MailRow>('SELECT * FROM mailbox WHERE id = $1', [id]);
    if (!row) throw notFound();
    return { ...toSummary(row), text: row.text, html: row.html };
  }

  private refuseOnRealInstance(): void {
    if (!this.env.demo || this.env.smtpUrl) throw notFound();
  }
}

const toSummary = (row: MailRow): MailSummary => ({
  id: row.id,
  to: row.recipient,
  subject: row.subject,
  sentAt: row.sent_at.toISOString(),
});
