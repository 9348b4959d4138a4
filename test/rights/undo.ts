import { PreparedReads, Transaction, workContext } from '../../libs/platform/index.js';
import type { Cornac } from '../support/app.js';

/**
 * From now on everything is done and nothing stays: each outermost transaction is rolled back once it answered. One
 * world then serves the whole matrix, whatever the order of its cells.
 * @returns how to let things stay again.
 */
export function undoEverything(cornac: Cornac): () => void {
  const transaction = cornac.app.get(Transaction, { strict: false });
  const prepared = cornac.app.get(PreparedReads, { strict: false });
  const [run, query, rows] = [
    transaction.run.bind(transaction),
    transaction.query.bind(transaction),
    prepared.rows.bind(prepared),
  ];
  const inside = (): boolean => workContext.getStore()?.manager !== undefined;
  const undone = async <T>(work: () => Promise<T>): Promise<T> => {
    if (inside()) return work();
    let answer: { given: T } | undefined;
    try {
      await run(async () => {
        answer = { given: await work() };
        throw UNDO;
      });
    } catch (error) {
      if (error !== UNDO) throw error;
    }
    if (!answer) throw new Error('The transaction answered nothing');
    return answer.given;
  };
  transaction.run = undone;
  // A file is received before the transaction that attaches it.
  transaction.query = (sql, values) =>
    sql.includes('INSERT INTO stored_files') ? query(sql, values) : undone(() => query(sql, values));
  prepared.rows = (sql, values) => undone(() => rows(sql, values));
  return () => {
    Object.assign(transaction, { run, query });
    Object.assign(prepared, { rows });
  };
}

const UNDO = new Error('undone on purpose');
