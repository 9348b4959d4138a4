import type { ReactNode } from 'react';

/** Nothing here yet: what would be here, why it is not, and what to do about it. */
export function EmptyState({
  title,
  children,
  action,
  headings: Title = 'h2',
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
  /** The level of its title, under what stands above. */
  headings?: 'h2' | 'h3' | 'h4';
}) {
  return (
    <div className="empty">
      <Title>{title}</Title>
      <p>{children}</p>
      {action === undefined ? null : <div className="acts">{action}</div>}
    </div>
  );
}
