/** One line of a table, with the number a spreadsheet gives it. */
export interface TableLine {
  line: number;
  cells: string[];
}

/** A table as spreadsheets save it: `;` of a French one, `,` or tab; quotes, lines within cells, the mark of UTF-8. */
export function readTable(csv: string): TableLine[] {
  const text = csv.replace(/^\uFEFF/, '');
  const separator = separatorOf(text.slice(0, text.search(/[\r\n]|$/)));
  const lines: TableLine[] = [];
  let line = 1;
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  const endLine = (): void => {
    cells.push(cell.trim());
    if (cells.some((one) => one !== '')) lines.push({ line, cells });
    cells = [];
    cell = '';
    line += 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator) {
      cells.push(cell.trim());
      cell = '';
    } else if (sign === '\n') endLine();
    else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || cells.length > 0) endLine();
  return lines;
}

/** The one most found in the titles. */
function separatorOf(head: string): string {
  const count = (sign: string): number => head.split(sign).length;
  return [';', ',', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ';');
}
