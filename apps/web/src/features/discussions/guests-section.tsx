import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { RefusalNotice } from '~/ui/refusal-notice';
import type { Thread } from './api';
import { GuestForm } from './guest-form';
import { endGuest, type Guest, type GuestLink, guestsQuery, renewGuest } from './guests-api';
import { readersQuery } from './people-api';

const RENEWED_DAYS = 30;

/** Guests of a thread: everyone sees them and who invited them; who runs the discussion invites, renews and ends. */
export function GuestsSection({ thread }: { thread: Thread }) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const { data } = useQuery(guestsQuery(api, thread.id));
  const [inviting, setInviting] = useState(false);
  const [ready, setReady] = useState<GuestLink>();
  const [said, setSaid] = useState('');
  const runs = thread.actions.includes('invite');
  const guests = data?.items ?? [];
  if (!runs && guests.length === 0) return null;
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: guestsQuery(api, thread.id).queryKey });
    void queryClient.invalidateQueries({ queryKey: readersQuery(api, thread.id).queryKey });
  };
  const given = (link: GuestLink): void => {
    setReady(link);
    setInviting(false);
    refresh();
  };
  return (
    <section aria-labelledby="invites" className="flow">
      <h3 id="invites">{t('threads.guests.title')}</h3>
      <p className="small mute">{t('threads.guests.means')}</p>
      {guests.length === 0 ? null : (
        <ul className="reader-list" aria-label={t('threads.guests.title')}>
          {guests.map((guest) => (
            <GuestLine
              key={guest.id}
              guest={guest}
              threadId={thread.id}
              runs={runs}
              onRenewed={given}
              onEnded={() => {
                setSaid(t('threads.guests.ended', { name: guest.displayName }));
                refresh();
              }}
            />
          ))}
        </ul>
      )}
      {ready === undefined ? null : <ReadyLink link={ready} />}
      {runs && inviting ? (
        <GuestForm threadId={thread.id} onReady={given} onNo={() => setInviting(false)} />
      ) : null}
      {runs && !inviting ? (
        <p>
          <Button onClick={() => setInviting(true)}>
            <Icon name="plus" />
            {t('threads.guests.ask')}
          </Button>
        </p>
      ) : null}
      <p className="sr" role="status">
        {said}
      </p>
    </section>
  );
}

interface GuestLineProps {
  guest: Guest;
  threadId: string;
  runs: boolean;
  onRenewed: (link: GuestLink) => void;
  onEnded: () => void;
}

function GuestLine({ guest, threadId, runs, onRenewed, onEnded }: GuestLineProps) {
  const t = useT();
  const api = useApi();
  const { day } = useFormat();
  const { displayName: name, invitedBy: host, mayWrite, expiresAt } = guest;
  const renewal = useMutation({
    mutationFn: () => renewGuest(api, threadId, guest.id, RENEWED_DAYS),
    onSuccess: onRenewed,
  });
  const end = useMutation({ mutationFn: () => endGuest(api, threadId, guest.id), onSuccess: onEnded });
  const why = mayWrite ? 'threads.guests.until' : 'threads.guests.untilReading';
  return (
    <li>
      <Avatar name={name} />
      <span>
        <b>{name}</b>
        <span className="small mute why">{t(why, { host, date: day(expiresAt) })}</span>
        <RefusalNotice error={renewal.error ?? end.error} />
        {runs ? (
          <span className="acts">
            <Button
              busy={renewal.isPending}
              aria-label={t('threads.guests.renewOf', { name })}
              onClick={() => renewal.mutate()}
            >
              {t('threads.guests.renew')}
            </Button>
            <Button
              busy={end.isPending}
              aria-label={t('threads.guests.endOf', { name })}
              onClick={() => end.mutate()}
            >
              {t('threads.guests.end')}
            </Button>
          </span>
        ) : null}
      </span>
    </li>
  );
}

/** Shown this once: the server keeps its hash only. */
function ReadyLink({ link: { link } }: { link: GuestLink }) {
  const t = useT();
  const title = useRef<HTMLHeadingElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    setCopied(false);
    if (link !== '') title.current?.focus();
  }, [link]);
  return (
    <div className="ready-link flow">
      <h4 tabIndex={-1} ref={title}>
        {t('threads.guests.ready')}
      </h4>
      <p>{t('threads.guests.readyMeans')}</p>
      <label className="field">
        <span>{t('threads.guests.link')}</span>
        <input type="text" readOnly value={link} onFocus={(event) => event.target.select()} />
      </label>
      <p>
        <Button main onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}>
          {t('threads.guests.copy')}
        </Button>{' '}
        <span role="status">{copied ? t('threads.guests.copied') : ''}</span>
      </p>
    </div>
  );
}
