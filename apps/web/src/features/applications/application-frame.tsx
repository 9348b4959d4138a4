import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { T, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Link } from '~/ui/link';
import { ObjectHeader } from '~/ui/object-header';
import { PathMark } from '~/ui/path-trace';
import { People, type Person } from '~/ui/people';
import { callQuery } from '../calls/api';
import { useSession } from '../session/use-session';
import type { Application } from './api';
import { StatusTag } from './words';

export interface ApplicationFrameProps {
  application: Application;
  /** The page inside the application: « Accusé de réception ». */
  here?: string;
  /** What is expected now. */
  await?: ReactNode;
  children: ReactNode;
}

/** The same frame on every page of an application: where, state, title, people, what is expected. */
export function ApplicationFrame({ application, here, await: awaited, children }: ApplicationFrameProps) {
  const t = useT();
  const { id, call } = application;
  const title = application.title.trim() === '' ? t('application.untitled') : application.title;
  const links = [
    <Link key="all" to="/candidatures">
      {t('nav.applications')}
    </Link>,
    <Link key="call" to="/appels/$slug" params={{ slug: call.slug }}>
      {call.title}
    </Link>,
  ];
  return (
    <div className="wrap application">
      <ObjectHeader
        breadcrumb={
          <Breadcrumb
            links={
              here === undefined
                ? links
                : [
                    ...links,
                    <Link key="application" to="/candidatures/$id" params={{ id }}>
                      {title}
                    </Link>,
                  ]
            }
            here={here ?? application.organisation?.name ?? title}
          />
        }
        state={
          <>
            <StatusTag status={application.status} />
            <PathMark stage="emergence" />
            <Leads slug={call.slug} />
          </>
        }
        title={title}
        long={title.length > 30}
      >
        <Bearers application={application} />
        {awaited}
      </ObjectHeader>
      {children}
    </div>
  );
}

/** « Appel de la Mutuelle des Deux Rives et d’Habitat des Vallées » */
function Leads({ slug }: { slug: string }) {
  const { list } = useFormat();
  const { data: call } = useSuspenseQuery(callQuery(useApi(), slug));
  return (
    <span className="small mute">
      <T id="application.callOf" values={{ leads: list(call.leads.map((lead) => lead.name)) }} />
    </span>
  );
}

function Bearers({ application }: { application: Application }) {
  const t = useT();
  const { account } = useSession();
  const { organisation, people } = application;
  const shown: Person[] = [
    ...(organisation === null
      ? []
      : [
          {
            key: organisation.id,
            name: organisation.name,
            organisation: true,
            role: t('application.applicant'),
          },
        ]),
    ...people.map((person) => ({
      key: person.accountId,
      name: person.displayName,
      role:
        person.accountId === account?.id
          ? t('application.you', { role: person.role })
          : t(`application.role.${person.role}`),
    })),
  ];
  return <People people={shown} />;
}
