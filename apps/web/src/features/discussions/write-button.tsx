import { lazy, Suspense, useState } from 'react';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import type { Membership } from '../session/api';
import { useSession } from '../session/use-session';

const WriteDialog = lazy(() => import('./write-dialog'));

export interface House {
  id: string;
  name: string;
}

export interface WriteProps {
  to?: House;
  /** The page goes there. */
  onOpened: (threadId: string) => void;
}

/** Whoever may write in the name of an organisation; collectives have threads of their own. */
const writesFor = ({ role, organisationKind }: Membership): boolean =>
  role !== 'reader' && organisationKind !== 'collective';

/** « Écrire à cette organisation », or to one that is looked for; nothing for who writes in nobody’s name. */
export function WriteButton({ to, onOpened }: WriteProps) {
  const t = useT();
  const { memberships } = useSession();
  const [open, setOpen] = useState(false);
  const own = memberships.filter(writesFor);
  const isMine = memberships.some(({ organisationId }) => organisationId === to?.id);
  if (own.length === 0 || isMine) return null;
  return (
    <>
      <p>
        <Button onClick={() => setOpen(true)}>
          <Icon name="chat" />
          {t(to === undefined ? 'threads.write.organisation' : 'threads.write.thisOrganisation')}
        </Button>
      </p>
      {open ? (
        <Suspense fallback={null}>
          <WriteDialog to={to} own={houses(own)} onClose={() => setOpen(false)} onOpened={onOpened} />
        </Suspense>
      ) : null}
    </>
  );
}

/** One has several rights in one organisation: one’s own, one that is lent. */
const houses = (own: readonly Membership[]): House[] => [
  ...new Map(own.map(({ organisationId: id, organisationName: name }) => [id, { id, name }])).values(),
];
