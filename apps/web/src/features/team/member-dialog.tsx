import { useState } from 'react';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { RadioGroup } from '~/ui/fields/choice-fields';
import { TextField } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import { changeMember, endMember, type Member, type OrganisationRole } from './api';
import { useTeamAct } from './use-team-act';

export type MemberActKind = 'changeRole' | 'changeTitle' | 'remove' | 'leave';

export const roles: readonly OrganisationRole[] = ['owner', 'manager', 'member', 'reader'];

interface MemberDialogProps {
  id: string;
  member: Member;
  kind: MemberActKind;
  onClose: () => void;
}

/** What will change, or be lost, before it is. */
export function MemberDialog({ id, member, kind, onClose }: MemberDialogProps) {
  const t = useT();
  const act = useTeamAct(id);
  const [role, setRole] = useState(member.role);
  const [title, setTitle] = useState(member.title);
  const ends = kind === 'remove' || kind === 'leave';

  const confirm = (): void =>
    act.mutate(
      (api) =>
        ends
          ? endMember(api, id, member.accountId)
          : changeMember(api, id, member, kind === 'changeRole' ? { role } : { title: title.trim() }),
      {
        onSuccess: () => {
          // Whoever leaves no longer sees the page they are on.
          if (kind === 'leave') window.location.assign('/ma-journee');
          else onClose();
        },
      },
    );

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(`team.dialog.${kind}`, { name: member.displayName })}
      alert={ends}
    >
      <div className="flow">
        {kind === 'changeRole' ? (
          <RadioGroup
            name="role"
            label={t('team.roleTitle')}
            value={role}
            options={roles.map((one) => ({
              value: one,
              label: t(`team.role.${one}`),
              help: t(`team.roleHelp.${one}`),
            }))}
            onValueChange={(value) => setRole(value as OrganisationRole)}
          />
        ) : null}
        {kind === 'changeTitle' ? (
          <TextField
            label={t('team.titleField')}
            help={t('team.titleHelp')}
            maxLength={120}
            optional
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        ) : null}
        {kind === 'remove' ? <p>{t('team.removeText')}</p> : null}
        {kind === 'leave' ? <p>{t('team.leaveText')}</p> : null}
        <RefusalNotice error={act.error} />
        <div className="acts">
          <Button main busy={act.isPending} onClick={confirm}>
            {t(`team.confirm.${kind}`)}
          </Button>
          <Button onClick={onClose}>{t('team.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
