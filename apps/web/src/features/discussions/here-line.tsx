import { lazy, Suspense, useState } from 'react';
import { type Translate, useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Icon } from '~/ui/icon';
import type { Account } from '../session/api';
import type { Thread } from './api';
import { type Attendance, type Person, peopleOf } from './attendance';

const ReadersDialog = lazy(() => import('./readers-dialog'));

const NAMED = 2;

/** « A », « A et B », « A, B et 3 autres personnes ». */
function namesOf(people: readonly Person[], t: Translate, list: (words: string[]) => string): string {
  const names = people.map(({ displayName }) => displayName);
  const others = names.length - NAMED;
  return list(
    others <= 1 ? names : [...names.slice(0, NAMED), t('threads.people.others', { count: others })],
  );
}

interface HereProps {
  thread: Thread;
  account: Account;
  attendance: Attendance;
}

/** Who is here, in a line that is always there; pressing it tells who reads. */
export function HereLine({ thread, account, attendance }: HereProps) {
  const t = useT();
  const { list } = useFormat();
  const [open, setOpen] = useState(false);
  const here = peopleOf(attendance.here);
  return (
    <>
      <p className="here small">
        <button
          type="button"
          className="linklike"
          title={here.length === 0 ? undefined : list(here.map(({ displayName }) => displayName))}
          onClick={() => setOpen(true)}
        >
          <Icon name="people" />
          {t('threads.readers.ask')}
        </button>
        {here.length === 0 ? null : <span>{t('threads.here', { names: namesOf(here, t, list) })}</span>}
      </p>
      {open ? (
        <Suspense fallback={null}>
          <ReadersDialog thread={thread} account={account} here={here} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Who writes now. Its place is kept, so that nothing moves; nobody is interrupted by it. */
export function TypingLine({ attendance }: Pick<HereProps, 'attendance'>) {
  const t = useT();
  const { list } = useFormat();
  const writing = peopleOf(attendance.writing);
  return (
    <p className="typing small mute" aria-live="off">
      {writing.length === 0
        ? null
        : t('threads.typing', { names: namesOf(writing, t, list), count: writing.length })}
    </p>
  );
}
