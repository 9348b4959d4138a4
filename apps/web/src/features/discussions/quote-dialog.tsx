import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { ThreadMessage } from '#realtime-contract';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { RadioGroup } from '~/ui/fields/choice-fields';
import { TextArea, TextField } from '~/ui/fields/text-fields';
import { Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Skeleton } from '~/ui/skeleton';
import { MessageText } from './message-text';
import { postMessage } from './messages-api';
import { newClientId } from './new-client-id';
import { type Destination, destinationsQuery } from './people-api';

const BODY_MAX = 8_000;

interface QuoteProps {
  message: ThreadMessage;
  threadId: string;
  onClose: () => void;
}

/** Shows a message in another thread of mine, with a word of mine: where it may be, and where not and why. */
export function QuoteDialog({ message, threadId, onClose }: QuoteProps) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const [q, setQ] = useState('');
  const [into, setInto] = useState<Destination['thread'] | null>(null);
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  // The same at each attempt: a retry makes no second message.
  const [clientId] = useState(newClientId);
  const { seq, author, body } = message;
  const place = { id: threadId, seq };
  const { data, error } = useQuery(destinationsQuery(api, place, useDeferredValue(q.trim())));
  const quoting = useMutation({
    mutationFn: ({ id }: Destination['thread']) =>
      postMessage(api, id, { clientId, body: words.trim(), quote: { threadId, seq } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['my-threads'] }),
  });
  if (quoting.isSuccess && into !== null) {
    return (
      <Dialog open onOpenChange={onClose} title={t('threads.quote.title')}>
        <Notice hue="ok" title={t('threads.quote.done', { title: titleOf(into) })} live="polite">
          <p>
            <Link to="/fils/$id" params={{ id: into.id }}>
              {t('threads.quote.goThere')}
            </Link>
          </p>
        </Notice>
      </Dialog>
    );
  }
  return (
    <Dialog open onOpenChange={onClose} title={t('threads.quote.title')}>
      <form
        className="flow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (into !== null && words.trim() !== '') quoting.mutate(into);
        }}
      >
        <figure className="quoted">
          <blockquote>
            <MessageText text={body} />
          </blockquote>
          <figcaption className="small mute">{author.displayName}</figcaption>
        </figure>
        <p>{t('threads.quote.rule')}</p>
        <TextField
          type="search"
          label={t('threads.quote.find')}
          value={q}
          maxLength={80}
          onChange={(event) => setQ(event.target.value)}
        />
        <RefusalNotice error={error} />
        {data === undefined ? (
          error === null ? (
            <Skeleton lines={3} />
          ) : null
        ) : (
          <Destinations items={data.items} into={into} missing={asked && into === null} onChoose={setInto} />
        )}
        <TextArea
          label={t('threads.quote.words')}
          error={asked && words.trim() === '' ? t('threads.quote.wordsMissing') : undefined}
          rows={3}
          maxLength={BODY_MAX}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <RefusalNotice error={quoting.error} />
        <p className="acts">
          <Button type="submit" main busy={quoting.isPending}>
            {t('threads.quote.act')}
          </Button>
          <Button plain onClick={onClose}>
            {t('threads.new.no')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}

interface DestinationsProps {
  items: readonly Destination[];
  into: Destination['thread'] | null;
  missing: boolean;
  onChoose: (thread: Destination['thread']) => void;
}

function Destinations({ items, into, missing, onChoose }: DestinationsProps) {
  const t = useT();
  if (items.length === 0) return <p className="mute">{t('threads.quote.nowhere')}</p>;
  return (
    <RadioGroup
      name="fil-ou-citer"
      label={t('threads.quote.into')}
      error={missing ? t('threads.quote.intoMissing') : undefined}
      // Those where it may be first: they are what one came for.
      options={[...items]
        .sort((one, other) => Number(one.refused !== undefined) - Number(other.refused !== undefined))
        .map(({ thread, refused }) => ({
          value: thread.id,
          label: titleOf(thread),
          help: refused ?? (thread.title === undefined ? thread.label : thread.subject.title),
          disabled: refused !== undefined,
        }))}
      value={into?.id ?? null}
      onValueChange={(id) => {
        const chosen = items.find(({ thread }) => thread.id === id);
        if (chosen !== undefined) onChoose(chosen.thread);
      }}
    />
  );
}

const titleOf = ({ title, subject }: Destination['thread']): string => title ?? subject.title;
