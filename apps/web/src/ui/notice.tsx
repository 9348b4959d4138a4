import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import type { Hue } from './tag';

const icons: Record<Hue, IconName> = { ok: 'check', info: 'info', warn: 'alert', late: 'late' };

export interface NoticeProps {
  hue?: Hue;
  title: ReactNode;
  children?: ReactNode;
  /** Announced when it appears after the page: politely, or at once for what blocks the person. */
  live?: 'polite' | 'assertive';
}

/** Something to know, inside the page. */
export function Notice({ hue = 'info', title, children, live }: NoticeProps) {
  const role = live === undefined ? undefined : live === 'polite' ? 'status' : 'alert';
  return (
    <div className={hue === 'info' ? 'notice' : `notice ${hue}`} role={role}>
      <Icon name={icons[hue]} />
      <div>
        <p>
          <b>{title}</b>
        </p>
        {children}
      </div>
    </div>
  );
}
