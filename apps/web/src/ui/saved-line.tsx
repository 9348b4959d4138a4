import type { ReactNode } from 'react';
import { useT } from '~/messages/intl';
import type { AutosavePhase } from '~/shared/autosave';
import { daysBetween, useFormat } from '~/shared/format';
import { Button } from './button';
import { Icon } from './icon';

export interface SavedLineProps {
  phase: AutosavePhase;
  savedAt: string | null;
  /** The server kept everything but what it refused. */
  partly?: boolean;
  /** Something was saved before, at a time that is not known. */
  written?: boolean;
  onRetry: () => void;
  /** The server's clock. */
  children?: ReactNode;
}

/**
 * « Enregistré à 14 h 32 »: where what was typed is. Only what changes the person's mind is announced: saved,
 * kept here because the connection is lost; not each stroke.
 */
export function SavedLine({
  phase,
  savedAt,
  partly = false,
  written = false,
  onRetry,
  children,
}: SavedLineProps) {
  const t = useT();
  const { time, shortDay } = useFormat();
  const away = phase === 'offline';
  const waiting = phase === 'typing' || phase === 'saving';
  const today = savedAt !== null && daysBetween(savedAt, new Date()) === 0;
  const saved =
    savedAt === null
      ? t(written ? 'saved.before' : 'saved.never')
      : today
        ? t('saved.at', { time: time(savedAt) })
        : t('saved.on', { day: shortDay(savedAt), time: time(savedAt) });
  return (
    <div className={away ? 'saved away' : 'saved'}>
      <span role="status">
        {away ? (
          <Icon name="alert" />
        ) : savedAt === null && !written ? (
          <Icon name="pen" />
        ) : (
          <Icon name="check" />
        )}
        {away ? t('saved.offline') : partly ? t('saved.partly') : saved}
      </span>
      {away ? (
        <Button plain className="inline" onClick={onRetry}>
          {t('saved.retry')}
        </Button>
      ) : null}
      {waiting ? <span aria-hidden="true">{t('saved.saving')}</span> : null}
      {children}
    </div>
  );
}
