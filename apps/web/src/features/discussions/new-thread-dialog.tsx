import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { RadioGroup } from '~/ui/fields/choice-fields';
import { TextField } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import { type Thread, threadsQuery } from './api';
import { openThread, type Reader, readersQuery } from './people-api';
import { PeopleField } from './people-field';

const TITLE_MAX = 160;

interface NewThreadProps {
  /** Those of whole circles where one writes: a conversation is among the readers of one of them. */
  circles: readonly Thread[];
  me: string;
  onClose: () => void;
  onOpened: (threadId: string) => void;
}

/** A conversation among chosen people: its title, the circle they are of, and who they are. */
export default function NewThreadDialog({ circles, me, onClose, onOpened }: NewThreadProps) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const [title, setTitle] = useState('');
  const [circleId, setCircleId] = useState(circles[0]?.id ?? '');
  const [people, setPeople] = useState<Reader[]>([]);
  const [asked, setAsked] = useState(false);
  const circle = circles.find(({ id }) => id === circleId);
  const { data } = useQuery({ ...readersQuery(api, circleId), enabled: circle !== undefined });
  const pool = (data?.items ?? []).filter(({ id, guest }) => id !== me && !guest);
  const opening = useMutation({
    mutationFn: (of: Thread) =>
      openThread(api, {
        subject: of.subject,
        audience: of.audience,
        title: title.trim(),
        people: people.map(({ id }) => id),
      }),
    onSuccess: async ({ id, subject }) => {
      await queryClient.invalidateQueries({ queryKey: threadsQuery(api, subject).queryKey });
      onOpened(id);
    },
  });
  const submit = (): void => {
    setAsked(true);
    if (circle !== undefined && title.trim() !== '' && people.length > 0) opening.mutate(circle);
  };
  return (
    <Dialog open onOpenChange={onClose} title={t('threads.new.title')}>
      <form
        className="flow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{t('threads.new.lede')}</p>
        <TextField
          label={t('threads.new.name')}
          help={t('threads.new.nameHelp')}
          error={asked && title.trim() === '' ? t('threads.new.nameMissing') : undefined}
          maxLength={TITLE_MAX}
          required
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        {circles.length > 1 ? (
          <RadioGroup
            name="cercle"
            label={t('threads.new.among')}
            options={circles.map(({ id, label }) => ({ value: id, label }))}
            value={circleId}
            onValueChange={(value) => {
              setCircleId(value);
              setPeople([]);
            }}
          />
        ) : null}
        {data !== undefined && pool.length === 0 ? (
          <p className="mute">{t('threads.new.nobody')}</p>
        ) : (
          <PeopleField
            id="personnes-du-fil"
            label={t('threads.new.people')}
            error={asked && people.length === 0 ? t('threads.new.peopleMissing') : undefined}
            pool={pool}
            values={people}
            onValuesChange={setPeople}
          />
        )}
        <p className="small mute">{t('threads.new.reads')}</p>
        <RefusalNotice error={opening.error} />
        <p className="acts">
          <Button type="submit" main busy={opening.isPending}>
            {t('threads.new.act')}
          </Button>
          <Button plain onClick={onClose}>
            {t('threads.new.no')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
