import { Fragment, type ReactNode } from 'react';

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
  /** A line across the whole table above some rows: where an envelope ends. */
  lineAbove?: (row: Row, index: number) => ReactNode;
}

/** Said again on every part: folding changes `display`, and browsers then forget that it is a table. */
const roles = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

/** A table that folds into lines on a narrow window. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, stack = 'narrow', foot, lineAbove } = props;
  const [first, ...others] = columns;
  return (
    <table className={stack === 'wide' ? 'stack-l' : 'stack'} {...roles.table}>
      <caption className={captionHidden ? 'sr' : undefined}>{caption}</caption>
      <thead {...roles.rowgroup}>
        <tr {...roles.row}>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              {...roles.columnheader}
              className={column.numeric ? 'n' : undefined}
            >
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...roles.rowgroup}>
        {rows.map((row, index) => (
          <Fragment key={rowKey(row)}>
            <Line columns={columns.length}>{lineAbove?.(row, index)}</Line>
            <tr {...roles.row}>
              <th scope="row" {...roles.rowheader}>
                {first.cell(row)}
              </th>
              {others.map((column) => (
                <td
                  key={column.key}
                  {...roles.cell}
                  data-l={column.title}
                  className={column.numeric ? 'n' : undefined}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          </Fragment>
        ))}
      </tbody>
      {foot}
    </table>
  );
}

function Line({ columns, children }: { columns: number; children: ReactNode }) {
  if (children === undefined || children === null) return null;
  return (
    <tr className="cut" {...roles.row}>
      <td colSpan={columns} {...roles.cell}>
        {children}
      </td>
    </tr>
  );
}
