import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';

/**
 * The only reader of the schema where panelists have names (ADR 0017): each statement takes the role that sees this schema
 * and no other table.
 */
@Injectable()
export class PeopleSchema {
  constructor(private readonly transaction: Transaction) {}

  /** One statement on `panel_people`, in the transaction under way or one of its own. */
  query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.transaction.queryAs<Row>('cornac_people', sql, values);
  }
}
