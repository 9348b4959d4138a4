import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMatch, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Icon } from '~/ui/icon';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Skeleton } from '~/ui/skeleton';
import type { Account } from '../session/api';
import { type Mentionable, mentionableQuery } from './acts-api';
import { type Thread, threadsQuery } from './api';
import type { Person } from './attendance';
import { GuestsSection } from './guests-section';
import { addPeople, leaveThread, type Reader, readersQuery } from './people-api';
import { PeopleField } from './people-field';
import PresenceChoice from './presence-choice';
import { useWhy } from './use-why';

interface ReadersProps {
  thread: Thread;
  account: Account;
  here: readonly Person[];
  onClose: () => void;
}

/** Who reads a thread and why; of one of named people, who enters it and how one leaves it. */
export default function ReadersDialog({ thread, account, here, onClose }: ReadersProps) {
  const t = useT();
  const api = useApi();
  const { data, error } = useQuery(readersQuery(api, thread.id));
  const mentionable = useQuery(mentionableQuery(api, thread.id, ''));
  const [leaving, setLeaving] = useState(false);
  if (leaving) return <LeaveDialog thread={thread} onStay={() => setLeaving(false)} onLeft={onClose} />;
  return (
    <Dialog open onOpenChange={onClose} title={t('threads.readers.title')}>
      <div className="flow readers">
        <RefusalNotice error={error} />
        {data === undefined || mentionable.isPending ? (
          error === null ? (
            <Skeleton lines={4} />
          ) : null
        ) : (
          <>
            <p>
              {data.open
                ? t('threads.readers.open')
                : data.named
                  ? t('threads.readers.named')
                  : t('threads.readers.circle', { label: thread.label })}
            </p>
            {data.named ? null : <Groups items={mentionable.data?.items ?? []} />}
            <People items={data.items.filter(({ guest }) => !guest)} me={account.id} here={here} />
            {data.named && thread.actions.includes('post') ? (
              <AddPeople thread={thread} inside={data.items} />
            ) : null}
            {data.named && !data.items.some(({ id, guest }) => id === account.id && guest) ? (
              <p>
                <Button onClick={() => setLeaving(true)}>
                  <Icon name="out" />
                  {t('threads.leave.ask')}
                </Button>
              </p>
            ) : null}
            <GuestsSection thread={thread} />
            <section aria-labelledby="ma-presence" className="presence">
              <h3 id="ma-presence">{t('threads.presence.title')}</h3>
              <PresenceChoice />
            </section>
          </>
        )}
      </div>
    </Dialog>
  );
}

/** Teams and functions that read it, and how many they are: their names are told as they write. */
function Groups({ items }: { items: readonly Mentionable[] }) {
  const t = useT();
  const groups = items.filter(({ kind }) => kind !== 'person');
  if (groups.length === 0) return null;
  return (
    <ul className="reader-groups">
      {groups.map(({ kind, id, label, people }) => (
        <li key={`${kind}:${id}`}>
          {label} <span className="mute">{t('threads.mention.people', { count: people })}</span>
        </li>
      ))}
    </ul>
  );
}

function People({ items, me, here }: { items: readonly Reader[]; me: string; here: readonly Person[] }) {
  const t = useT();
  const why = useWhy();
  const present = new Set(here.map(({ id }) => id));
  return (
    <ul className="reader-list" aria-label={t('threads.readers.title')}>
      {items.map((reader) => (
        <li key={reader.id}>
          <Avatar name={reader.displayName} />
          <span>
            <b>{reader.displayName}</b>
            {reader.id === me ? <span className="mute"> {t('threads.readers.me')}</span> : null}
            {present.has(reader.id) ? <span className="present">{t('threads.readers.here')}</span> : null}
            <span className="small mute why">{why(reader)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function AddPeople({ thread, inside }: { thread: Thread; inside: readonly Reader[] }) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<Reader[]>([]);
  const around = useQuery(threadsQuery(api, thread.subject)).data?.items;
  const circle = around?.find(({ audience, title }) => audience === thread.audience && title === undefined);
  const pool = useQuery({ ...readersQuery(api, circle?.id ?? ''), enabled: circle !== undefined });
  const known = new Set(inside.map(({ id }) => id));
  const addition = useMutation({
    mutationFn: () =>
      addPeople(
        api,
        thread.id,
        chosen.map(({ id }) => id),
      ),
    onSuccess: (now) => {
      setChosen([]);
      queryClient.setQueryData(readersQuery(api, thread.id).queryKey, now);
    },
  });
  return (
    <form
      className="flow"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length > 0) addition.mutate();
      }}
    >
      <PeopleField
        id="faire-entrer"
        label={t('threads.people.add')}
        pool={(pool.data?.items ?? []).filter(({ id, guest }) => !known.has(id) && !guest)}
        values={chosen}
        onValuesChange={setChosen}
      />
      <p className="small mute">{t('threads.people.readBefore')}</p>
      <RefusalNotice error={addition.error} />
      <p>
        <Button type="submit" busy={addition.isPending} aria-disabled={chosen.length === 0}>
          <Icon name="plus" />
          {t('threads.people.addAct')}
        </Button>
      </p>
      <p className="sr" role="status">
        {addition.isSuccess ? t('threads.people.added') : ''}
      </p>
    </form>
  );
}

function LeaveDialog({ thread, onStay, onLeft }: { thread: Thread; onStay: () => void; onLeft: () => void }) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const onItsPage = useMatch({ from: '/workspace/fils/$id', shouldThrow: false }) !== undefined;
  const leaving = useMutation({
    mutationFn: () => leaveThread(api, thread.id),
    onSuccess: async () => {
      if (onItsPage) await navigate({ to: '/fils' });
      onLeft();
      queryClient.removeQueries({ queryKey: ['thread', thread.id] });
      void queryClient.invalidateQueries({ queryKey: ['threads'] });
      void queryClient.invalidateQueries({ queryKey: ['my-threads'] });
    },
  });
  return (
    <Dialog open onOpenChange={onStay} title={t('threads.leave.title')} alert>
      <div className="flow">
        <p>{t('threads.leave.means')}</p>
        <RefusalNotice error={leaving.error} />
        <p className="acts">
          <Button busy={leaving.isPending} onClick={() => leaving.mutate()}>
            {t('threads.leave.act')}
          </Button>
          <Button plain onClick={onStay}>
            {t('threads.leave.stay')}
          </Button>
        </p>
      </div>
    </Dialog>
  );
}
