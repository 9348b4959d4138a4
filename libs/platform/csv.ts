/** What makes a spreadsheet compute a cell instead of showing it. */
const COMPUTES = /^[=+\-@\t\r]/;

const cell = (value: unknown): string => {
  const text = value === null || value === undefined ? '' : String(value);
  const harmless = COMPUTES.test(text) ? `'${text}` : text;
  return /[",;\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** The first line, after the mark by which spreadsheets know UTF-8. */
export const csvHead = (columns: readonly string[]): string => `\ufeff${columns.join(',')}\r\n`;

/** One row. A cell is never a formula. */
export const csvLine = (columns: readonly string[], row: Record<string, unknown>): string =>
  `${columns.map((column) => cell(row[column])).join(',')}\r\n`;

/** A table as CSV (RFC 4180). */
export const csvOf = (columns: readonly string[], rows: readonly Record<string, unknown>[]): string =>
  csvHead(columns) + rows.map((row) => csvLine(columns, row)).join('');
