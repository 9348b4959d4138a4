import type { ReactNode } from 'react';
import type { CallWorkspaceResponse } from '~/api/generated/types.gen';
import { useT } from '~/messages/intl';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Link } from '~/ui/link';
import { ObjectHeader } from '~/ui/object-header';
import { PathMark } from '~/ui/path-trace';
import { PhaseTag } from './words';

interface DeskHeaderProps {
  call: Pick<CallWorkspaceResponse, 'id' | 'title' | 'phase'>;
  /** What this page is, in the trail. */
  here: string;
  title: string;
  children?: ReactNode;
}

/** The head of a page where a call is worked on: its applications, its decisions. */
export function DeskHeader({ call: { id, title: name, phase }, here, title, children }: DeskHeaderProps) {
  const t = useT();
  return (
    <ObjectHeader
      breadcrumb={
        <Breadcrumb
          links={[
            <Link key="mine" to="/mes-appels">
              {t('nav.myCalls')}
            </Link>,
            <Link key="call" to="/mes-appels/$id" params={{ id }}>
              {name}
            </Link>,
          ]}
          here={here}
        />
      }
      state={
        <>
          <PhaseTag phase={phase} />
          <PathMark stage="emergence" />
        </>
      }
      title={title}
      long
    >
      {children}
    </ObjectHeader>
  );
}
