import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { StateTag } from './accounts-page';
import { DevicesOf } from './devices-of';
import { AdministrationFrame } from './frame';
import {
  type AdministeredAccount,
  accountActs,
  accountQuery,
  membershipsQuery,
  suspendAccount,
} from './instance-api';
import { useAct } from './use-act';

const ReasonDialog = lazy(() => import('./reason-dialog'));
const route = getRouteApi('/workspace/administration/comptes/$id');
const ACTS = ['lift', 'endSessions', 'grantAdministrator', 'withdrawAdministrator'] as const;

/** One account: since when, where it belongs, what may be done to it. */
export function AccountPage() {
  const t = useT();
  const { id } = route.useParams();
  const { moment } = useFormat();
  const { data: account } = useSuspenseQuery(accountQuery(useApi(), id));
  return (
    <AdministrationFrame title={account.displayName} lede={account.email ?? t('admin.account.panelist')}>
      <p>
        <StateTag account={account} />
      </p>
      {account.suspendedAt === null ? null : (
        <div className="narrow">
          <Notice hue="warn" title={t('admin.account.suspendedOn', { date: moment(account.suspendedAt) })}>
            <p>{account.suspendedReason}</p>
          </Notice>
        </div>
      )}
      <dl className="facts-list narrow">
        <div>
          <dt>{t('admin.account.since')}</dt>
          <dd>{moment(account.createdAt)}</dd>
        </div>
        <div>
          <dt>{t('admin.accounts.seen')}</dt>
          <dd>{account.seenAt === null ? t('admin.accounts.never') : moment(account.seenAt)}</dd>
        </div>
      </dl>
      <Memberships id={id} />
      <DevicesOf id={id} />
      <Acts account={account} />
      <p>
        <Link to="/administration/journal" search={{ acteur: id }}>
          {t('admin.account.log')}
        </Link>
      </p>
    </AdministrationFrame>
  );
}

function Memberships({ id }: { id: string }) {
  const t = useT();
  const { data } = useSuspenseQuery(membershipsQuery(useApi(), id));
  return (
    <section className="block" aria-labelledby="appartenances">
      <h2 id="appartenances">{t('admin.account.memberships')}</h2>
      {data.items.length === 0 ? (
        <p className="mute">{t('admin.account.noMembership')}</p>
      ) : (
        <ul>
          {data.items.map(({ slug, name, role }) => (
            <li key={slug}>
              <Link to="/organisations/$slug" params={{ slug }}>
                {name}
              </Link>
              , {t(`team.role.${role}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Acts({ account }: { account: AdministeredAccount }) {
  const t = useT();
  const [suspending, setSuspending] = useState(false);
  const act = useAct<AdministeredAccount>(() => setSuspending(false));
  const { id, displayName, actions } = account;
  return (
    <section className="block narrow" aria-labelledby="actes">
      <h2 id="actes">{t('admin.account.acts')}</h2>
      {suspending ? null : <RefusalNotice error={act.error} />}
      {actions.length === 0 ? <p className="mute">{t('admin.account.noAct')}</p> : null}
      <p className="acts">
        {ACTS.filter((one) => actions.includes(one)).map((one) => (
          <Button
            key={one}
            busy={act.isPending}
            onClick={() => act.mutate((api) => accountActs[one](api, id))}
          >
            {t(`admin.account.act.${one}`)}
          </Button>
        ))}
        {actions.includes('suspend') ? (
          <Button onClick={() => setSuspending(true)}>{t('admin.account.act.suspend')}</Button>
        ) : null}
      </p>
      {suspending ? (
        <Suspense fallback={null}>
          <ReasonDialog
            title={t('admin.account.suspendTitle', { name: displayName })}
            help={t('admin.account.suspendHelp')}
            act={t('admin.account.act.suspend')}
            error={act.error}
            busy={act.isPending}
            onClose={() => setSuspending(false)}
            onReason={(reason) => act.mutate((api) => suspendAccount(api, id, reason))}
          />
        </Suspense>
      ) : null}
    </section>
  );
}
