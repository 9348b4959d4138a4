import type { ReactNode } from 'react';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Numbers are set to the right, in figures of one width. */
  numeric?: boolean;
}

export interface TableProps<Row> {
  caption: ReactNode;
  /** The caption is for those who do not see the heading above. */
  captionHidden?: boolean;
  columns: readonly [Column<Row>, ...Column<Row>[]];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Folds into lines under 44 rem (`narrow`) or 60 rem (`wide`). */
  stack?: 'narrow' | 'wide';
  foot?: ReactNode;
}

/**
 * A table that folds into lines on a narrow window. Folding changes `display`, which makes browsers forget
 * that it is a table: the roles say it again.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, stack = 'narrow', foot } = props;
  const [first, ...others] = columns;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <table className={stack === 'wide' ? 'stack-l' : 'stack'} role="table">
      <caption className={captionHidden ? 'sr' : undefined}>{caption}</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <tr role="row">
          {columns.map((column) => (
            // biome-ignore lint/a11y/noRedundantRoles: see above
            <th key={column.key} scope="col" role="columnheader" className={column.numeric ? 'n' : undefined}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <tbody role="rowgroup">
        {rows.map((row) => (
          // biome-ignore lint/a11y/noRedundantRoles: see above
          <tr key={rowKey(row)} role="row">
            {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
            <th scope="row" role="rowheader">
              {first.cell(row)}
            </th>
            {others.map((column) => (
              // biome-ignore lint/a11y/noRedundantRoles: see above
              <td
                key={column.key}
                role="cell"
                data-l={column.title}
                className={column.numeric ? 'n' : undefined}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {foot}
    </table>
  );
}
