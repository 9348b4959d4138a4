import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { ComboField } from '~/ui/fields/combo-field';
import { DateField } from '~/ui/fields/date-field';
import { TextField } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import { mentionableQuery } from '../discussions/acts-api';
import { useSession } from '../session/use-session';

const TITLE_CHARACTERS = 200;

export interface TaskWords {
  title: string;
  dueOn: string;
  ownerId: string;
}

interface TaskFormProps {
  threadId: string;
  title: string;
  dueOn: string | null;
  owner: { id: string; displayName: string };
  act: string;
  busy: boolean;
  error: unknown;
  onTask: (words: TaskWords) => void;
  onClose: () => void;
}

/** What is to be done, by whom among the readers of the thread, by what day. */
export function TaskForm({ threadId, act, busy, error, onTask, onClose, ...given }: TaskFormProps) {
  const t = useT();
  const [title, setTitle] = useState(given.title);
  const [dueOn, setDueOn] = useState(given.dueOn);
  const owner = useOwner(threadId, given.owner);
  const [tried, setTried] = useState(false);
  const faultAt = (pointer: string): string | undefined =>
    isProblem(error) ? error.faultAt(pointer) : undefined;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (title.trim() === '' || dueOn === null || owner.id === null) return;
    onTask({ title: title.trim(), dueOn, ownerId: owner.id });
  };

  return (
    <form className="flow" noValidate onSubmit={submit}>
      <TextField
        label={t('tasks.what')}
        maxLength={TITLE_CHARACTERS}
        value={title}
        error={faultAt('/title') ?? (tried && title.trim() === '' ? t('tasks.whatPlease') : undefined)}
        onChange={(event) => setTitle(event.target.value)}
      />
      <ComboField
        label={t('tasks.who')}
        help={t('tasks.whoHelp')}
        text={owner.text}
        choices={owner.choices}
        nothing={t('tasks.whoNothing')}
        searching={owner.searching}
        error={faultAt('/ownerId') ?? (tried && owner.id === null ? t('tasks.whoPlease') : undefined)}
        onTextChange={owner.type}
        onChoose={owner.choose}
      />
      <DateField
        label={t('tasks.when')}
        value={dueOn}
        error={faultAt('/dueOn') ?? (tried && dueOn === null ? t('tasks.whenPlease') : undefined)}
        onValueChange={setDueOn}
      />
      <RefusalNotice error={error} />
      <p className="acts">
        <Button type="submit" main busy={busy}>
          {act}
        </Button>
        <Button plain onClick={onClose}>
          {t('tasks.cancel')}
        </Button>
      </p>
    </form>
  );
}

/** One of the readers of the thread whom one may name; oneself is always among them. */
function useOwner(threadId: string, given: { id: string; displayName: string }) {
  const { account } = useSession();
  const [text, setText] = useState(given.displayName);
  const [id, setId] = useState<string | null>(given.id);
  // What is chosen is not searched for: the whole list unfolds again.
  const asked = id === null ? text.trim() : '';
  const { data, isFetching } = useQuery(mentionableQuery(useApi(), threadId, asked));
  const people = (data?.items ?? [])
    .filter(({ kind }) => kind === 'person')
    .map((person) => ({ key: person.id, label: person.label }));
  const me = account === null ? [] : [{ key: account.id, label: account.displayName }];
  return {
    id,
    text,
    searching: isFetching,
    choices: [...me, ...people.filter(({ key }) => key !== account?.id)],
    type: (typed: string): void => {
      if (typed === text) return;
      setText(typed);
      setId(null);
    },
    choose: ({ key, label }: { key: string; label: string }): void => {
      setId(key);
      setText(label);
    },
  };
}
