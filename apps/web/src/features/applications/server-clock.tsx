import { useEffect, useState } from 'react';
import { useT } from '~/messages/intl';
import { daysBetween, useFormat } from '~/shared/format';

const MINUTE = 60_000;
const LAST_MINUTES = 15;

/**
 * The server's time, from its last answer. By the minute, and by the second in the last quarter of an hour before
 * `deadline`: nothing moves without need.
 */
export function useServerNow(serverTime: string, deadline: string | null): Date {
  const [start, setStart] = useState({ serverTime, here: Date.now() });
  if (start.serverTime !== serverTime) setStart({ serverTime, here: Date.now() });
  const [elapsed, setElapsed] = useState(0);
  const now = Date.parse(start.serverTime) + elapsed;
  const left = deadline === null ? Number.POSITIVE_INFINITY : Date.parse(deadline) - now;
  const step = left > 0 && left < LAST_MINUTES * MINUTE ? 1000 : MINUTE / 2;
  useEffect(() => {
    const tick = (): void => setElapsed(Date.now() - start.here);
    tick();
    const timer = setInterval(tick, step);
    return () => clearInterval(timer);
  }, [start, step]);
  return new Date(now);
}

/** « Il reste 10 jours et 3 heures »; null once it is past. */
export function useTimeLeft(deadline: string | null, now: Date): string | null {
  const t = useT();
  if (deadline === null) return null;
  const seconds = Math.floor((Date.parse(deadline) - now.getTime()) / 1000);
  if (seconds < 0) return null;
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return t('application.left.days', { days: Math.floor(hours / 24), hours: hours % 24 });
  if (minutes >= LAST_MINUTES) return t('application.left.hours', { hours, minutes: minutes % 60 });
  return t('application.left.seconds', { minutes, seconds: seconds % 60 });
}

/** « Ferme demain », « dans 10 jours »: for lists. */
export function useDaysLeft(): (deadline: string, now: Date) => string {
  const t = useT();
  return (deadline, now) => t('application.left.short', { days: daysBetween(now, deadline) });
}

/** « Heure du serveur : 14 h 32 », with the seconds when they count. */
export function ServerClock({ now, deadline }: { now: Date; deadline: string | null }) {
  const t = useT();
  const { time } = useFormat();
  const left = deadline === null ? Number.POSITIVE_INFINITY : Date.parse(deadline) - now.getTime();
  const last = left > 0 && left < LAST_MINUTES * MINUTE;
  return (
    <span>
      {t(last ? 'application.serverTimeExact' : 'application.serverTime', {
        time: time(now),
        seconds: now.getUTCSeconds(),
      })}
    </span>
  );
}
