import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Avatar } from '~/ui/avatar';
import { Menu } from '~/ui/menu';
import { Table } from '~/ui/table';
import type { Member } from './api';
import { type MemberActKind, MemberDialog } from './member-dialog';

const kinds = ['changeRole', 'changeTitle', 'remove', 'leave'] as const satisfies readonly MemberActKind[];

/** The team by name; what one may do to each place stands at the end of its line. */
export function MembersTable({ id, slug, people }: { id: string; slug: string; people: readonly Member[] }) {
  const t = useT();
  const { shortDay } = useFormat();
  const [open, setOpen] = useState<{ member: Member; kind: MemberActKind } | null>(null);
  return (
    <>
      <Table
        caption={t('team.title')}
        captionHidden
        rows={people}
        rowKey={({ accountId }) => accountId}
        columns={[
          { key: 'who', title: t('team.person'), cell: (member) => <Who member={member} /> },
          { key: 'role', title: t('team.roleTitle'), cell: ({ role }) => t(`team.role.${role}`) },
          { key: 'since', title: t('team.since'), cell: ({ joinedAt }) => shortDay(joinedAt) },
          {
            key: 'acts',
            title: t('team.acts'),
            cell: (member) => (
              <MemberActs slug={slug} member={member} onAct={(kind) => setOpen({ member, kind })} />
            ),
          },
        ]}
      />
      {open === null ? null : <MemberDialog id={id} {...open} onClose={() => setOpen(null)} />}
    </>
  );
}

function Who({ member }: { member: Member }) {
  return (
    <span className="who">
      <Avatar name={member.displayName} />
      <span>
        {member.displayName}
        <small className="mute">{[member.title, member.email].filter(Boolean).join(' · ')}</small>
      </span>
    </span>
  );
}

interface ActsProps {
  slug: string;
  member: Member;
  onAct: (kind: MemberActKind) => void;
}

function MemberActs({ slug, member, onAct }: ActsProps) {
  const t = useT();
  const navigate = useNavigate();
  const acts = kinds
    .filter((kind) => member.actions.includes(kind))
    .map((kind) => ({ key: kind, label: t(`team.act.${kind}`), onAction: () => onAct(kind) }));
  const takeOver = member.actions.includes('takeOver')
    ? [
        {
          key: 'takeOver',
          label: t('team.takeOver'),
          onAction: () =>
            void navigate({
              to: '/mes-organisations/$slug/equipe/reprise/$accountId',
              params: { slug, accountId: member.accountId },
            }),
        },
      ]
    : [];
  if (acts.length + takeOver.length === 0) return null;
  return (
    <Menu
      label={
        <>
          {t('team.change')}
          <span className="sr"> {member.displayName}</span>
        </>
      }
      actions={[...acts, ...takeOver]}
    />
  );
}
