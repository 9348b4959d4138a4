import type { ReactNode } from 'react';
import type { OrganisationResponse } from '~/api/generated/types.gen';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Link } from '~/ui/link';
import { ObjectHeader } from '~/ui/object-header';

interface PartHeaderProps {
  organisation: Pick<OrganisationResponse, 'name' | 'slug'>;
  title: string;
  lede?: ReactNode;
}

/** The head of a page about one side of an organisation: its papers, its team… The way back leads to its profile. */
export function PartHeader({ organisation: { name, slug }, title, lede }: PartHeaderProps) {
  return (
    <ObjectHeader
      breadcrumb={
        <Breadcrumb
          links={[
            <Link key="profile" to="/mes-organisations/$slug" params={{ slug }}>
              {name}
            </Link>,
          ]}
          here={title}
        />
      }
      title={title}
      lede={lede}
    />
  );
}
