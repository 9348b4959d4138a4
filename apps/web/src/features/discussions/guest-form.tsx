import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { Check, RadioGroup } from '~/ui/fields/choice-fields';
import { TextField } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import { type GuestLink, inviteGuest } from './guests-api';

const STAYS = [7, 30, 90];
const NAME_MAX = 120;

interface GuestFormProps {
  threadId: string;
  onReady: (link: GuestLink) => void;
  onNo: () => void;
}

/** Who is invited, for how long, and whether they write. */
export function GuestForm({ threadId, onReady, onNo }: GuestFormProps) {
  const t = useT();
  const api = useApi();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [days, setDays] = useState('30');
  const [mayWrite, setMayWrite] = useState(true);
  const [asked, setAsked] = useState(false);
  const invitation = useMutation({
    mutationFn: () =>
      inviteGuest(api, threadId, {
        name: name.trim(),
        days: Number(days),
        mayWrite,
        ...(email.trim() !== '' && { email: email.trim() }),
      }),
    onSuccess: onReady,
  });
  const isNamed = name.trim().length >= 2;
  return (
    <form
      className="flow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (isNamed) invitation.mutate();
      }}
    >
      <TextField
        label={t('threads.guests.name')}
        help={t('threads.guests.nameHelp')}
        error={asked && !isNamed ? t('threads.guests.namePlease') : undefined}
        maxLength={NAME_MAX}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <RadioGroup
        name="sejour"
        label={t('threads.guests.days')}
        options={STAYS.map((stay) => ({
          value: String(stay),
          label: t('threads.guests.daysOf', { days: stay }),
        }))}
        value={days}
        onValueChange={setDays}
      />
      <Check
        name="droits"
        label={t('threads.guests.mayWrite')}
        checked={mayWrite}
        onChange={(event) => setMayWrite(event.target.checked)}
      />
      <TextField
        label={t('threads.guests.email')}
        help={t('threads.guests.emailHelp')}
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <RefusalNotice error={invitation.error} />
      <p className="acts">
        <Button type="submit" main busy={invitation.isPending}>
          {t('threads.guests.act')}
        </Button>
        <Button plain onClick={onNo}>
          {t('threads.guests.no')}
        </Button>
      </p>
    </form>
  );
}
