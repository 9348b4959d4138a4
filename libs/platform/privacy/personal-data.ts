import { Injectable } from '@nestjs/common';
import type { WornRole } from '../data/transaction.js';
import type { Text } from '../text.js';

/**
 * What a table holds about people, column by column: the register that European law asks for, written where it can be
 * checked (a column that nobody classified fails a test) and used (exports and erasures are generated from it).
 */
export interface TableData {
  /** In the words of the person concerned. */
  holds: Text;
  /** The role that reads it, when it is not the product's own. */
  readBy?: WornRole;
  /** Ids, states, instants and figures that say nothing of a person by themselves. */
  technical?: string;
  /** Words and figures of an organisation, whoever of its people typed them. */
  content?: string;
  /** What says something about a person, or that a person wrote in their own name. */
  personal?: string;
  /** What proves an identity, or tells of others too: never exported. */
  withheld?: string;
  /** Columns that name a person, and what becomes of the row when that person's data are erased. */
  people?: Record<string, PersonColumn>;
}

export interface PersonColumn {
  /** An account's id unless said otherwise. */
  by?: 'email';
  /**
   * `keep`: the row stays and points at a nameless account; `delete`: it goes; `blank`: these columns take these SQL
   * values and the row stays, so that counts and sequences hold.
   */
  erasure: 'keep' | 'delete' | { blank: Record<string, string> };
  /** False for rows that concern others more than the person who made them. */
  exported?: boolean;
}

export interface DescribedTable
  extends Required<Pick<TableData, 'holds' | 'people'>>,
    Pick<TableData, 'readBy'> {
  name: string;
  /** Every column with its class, those that name a person included. */
  columns: ReadonlyMap<string, ColumnClass>;
}

export type ColumnClass = 'technical' | 'content' | 'personal' | 'withheld' | 'person';

/** What a lib does of its own when a person is erased, in the same transaction, before tables are gone through. */
export type ErasureStep = (accountId: string, now: Date) => Promise<void>;

/** @throws a Problem (409) while something that only this person can settle stands in the way. */
export type ErasureBar = (accountId: string) => Promise<void>;

/** Each lib describes its tables when it starts; nothing here knows any of them. */
@Injectable()
export class PersonalData {
  private readonly described = new Map<string, DescribedTable>();
  readonly steps: ErasureStep[] = [];
  readonly bars: ErasureBar[] = [];

  /** @throws when a table or a column is described twice. */
  describe(tables: Record<string, TableData>): void {
    for (const [name, table] of Object.entries(tables)) {
      if (this.described.has(name)) throw new Error(`Table ${name} is described twice`);
      this.described.set(name, {
        name,
        holds: table.holds,
        ...(table.readBy && { readBy: table.readBy }),
        people: table.people ?? {},
        columns: columnsOf(name, table),
      });
    }
  }

  whenErased(step: ErasureStep): void {
    this.steps.push(step);
  }

  /** Asked before an erasure somebody wants, never when a restored backup forgets again: that one is owed. */
  mayRefuseErasure(bar: ErasureBar): void {
    this.bars.push(bar);
  }

  tables(): DescribedTable[] {
    return [...this.described.values()];
  }
}

function columnsOf(name: string, table: TableData): Map<string, ColumnClass> {
  const columns = new Map<string, ColumnClass>();
  const add = (column: string, kind: ColumnClass): void => {
    if (columns.has(column)) throw new Error(`Column ${name}.${column} is classified twice`);
    columns.set(column, kind);
  };
  for (const kind of ['technical', 'content', 'personal', 'withheld'] as const)
    for (const column of table[kind]?.split(' ') ?? []) add(column, kind);
  for (const column of Object.keys(table.people ?? {})) add(column, 'person');
  return columns;
}
