import { useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { newKey } from '~/shared/local-copies';
import { parisInstant, parisMoment } from '~/shared/paris-time';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { MomentField } from '~/ui/fields/moment-field';
import { SelectField, TextField } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import { useNow, useSession } from '../session/use-session';
import { delegate, type Member, type OrganisationRole } from './api';
import { roles } from './member-dialog';
import { useTeamAct } from './use-team-act';

const THREE_WEEKS = 21 * 86_400_000;
const OUTSIDE = 'outside';

interface DelegateDialogProps {
  id: string;
  people: readonly Member[];
  /** Owners also lend the rights of a colleague who is away. */
  forOthers: boolean;
  onClose: () => void;
}

export function DelegateDialog({ id, people, forOthers, onClose }: DelegateDialogProps) {
  const t = useT();
  const now = useNow();
  const act = useTeamAct(id);
  const own = useSession().account?.id ?? '';
  const [from, setFrom] = useState(own);
  const [to, setTo] = useState('');
  const [email, setEmail] = useState('');
  const lender = people.find(({ accountId }) => accountId === from);
  const [role, setRole] = useState<OrganisationRole>(lender?.role ?? 'member');
  const [endsAt, setEndsAt] = useState<string | null>(() => {
    const { day } = parisMoment(new Date(now.getTime() + THREE_WEEKS).toISOString());
    return parisInstant({ day, time: '23:59' });
  });
  const [reason, setReason] = useState('');
  const [key, setKey] = useState(newKey);
  const [tried, setTried] = useState(false);
  const nobody = to === '' || (to === OUTSIDE && email.trim() === '');
  const faultAt = (pointer: string): string | undefined =>
    isProblem(act.error) ? act.error.faultAt(pointer) : undefined;
  const lendable = roles.slice(roles.indexOf(lender?.role ?? 'member'));
  const person = ({ accountId, displayName }: Member) => ({ value: accountId, label: displayName });

  const give = (): void => {
    setTried(true);
    if (nobody || endsAt === null) return;
    act.mutate(
      (api) =>
        delegate(
          api,
          id,
          {
            fromAccountId: from,
            ...(to === OUTSIDE ? { email: email.trim() } : { toAccountId: to }),
            role,
            endsAt,
            reason: reason.trim(),
          },
          key,
        ),
      { onSuccess: onClose, onError: () => setKey(newKey()) },
    );
  };

  return (
    <Dialog open onOpenChange={onClose} title={t('team.delegate')}>
      <div className="flow">
        {forOthers ? (
          <SelectField
            label={t('team.lender')}
            value={from}
            options={people.map(person)}
            onChange={(event) => {
              setFrom(event.target.value);
              const chosen = people.find(({ accountId }) => accountId === event.target.value);
              if (chosen) setRole(chosen.role);
            }}
          />
        ) : null}
        <SelectField
          label={t('team.receiver')}
          value={to}
          empty={t('team.choose')}
          error={faultAt('/toAccountId') ?? (tried && to === '' ? t('team.choosePlease') : undefined)}
          options={[
            ...people.filter(({ accountId }) => accountId !== from).map(person),
            { value: OUTSIDE, label: t('team.someoneElse') },
          ]}
          onChange={(event) => setTo(event.target.value)}
        />
        {to === OUTSIDE ? (
          <TextField
            label={t('team.email')}
            type="email"
            value={email}
            error={faultAt('/email') ?? (tried && nobody ? t('team.addresses.none') : undefined)}
            onChange={(event) => setEmail(event.target.value)}
          />
        ) : null}
        <SelectField
          label={t('team.lentRole')}
          help={t(`team.roleHelp.${role}`)}
          value={role}
          error={faultAt('/role')}
          options={lendable.map((one) => ({ value: one, label: t(`team.role.${one}`) }))}
          onChange={(event) => setRole(event.target.value as OrganisationRole)}
        />
        <MomentField
          label={t('team.until')}
          help={t('team.untilHelp')}
          usualTime="23:59"
          value={endsAt}
          error={faultAt('/endsAt') ?? (tried && endsAt === null ? t('team.untilPlease') : undefined)}
          onValueChange={setEndsAt}
        />
        <TextField
          label={t('team.reason')}
          optional
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <RefusalNotice error={act.error} />
        <div className="acts">
          <Button main busy={act.isPending} onClick={give}>
            {t('team.delegateConfirm')}
          </Button>
          <Button onClick={onClose}>{t('team.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
