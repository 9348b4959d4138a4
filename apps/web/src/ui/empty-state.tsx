import type { ReactNode } from 'react';

/** Nothing here yet: what would be here, why it is not, and what to do about it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <h3>{title}</h3>
      <p>{children}</p>
      {action === undefined ? null : <div className="acts">{action}</div>}
    </div>
  );
}
