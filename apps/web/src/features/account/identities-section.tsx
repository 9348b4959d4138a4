import { useQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { type Identity, identitiesQuery, linkIdentity, unlinkIdentity } from './openings-api';
import { Outcome, Section } from './section';
import { useChange } from './use-change';

/** The work accounts that open this one. Nothing to show where there is no provider and none was linked. */
export function IdentitiesSection() {
  const t = useT();
  const { data } = useQuery(identitiesQuery(useApi()));
  const link = useChange(
    (api, provider: string) => linkIdentity(api, provider),
    ({ address }) => window.location.assign(address),
  );
  if (data === undefined || data.items.length + data.linkable.length === 0) return null;
  return (
    <Section id="comptes-professionnels" title={t('account.identities')} lede={t('account.identitiesLede')}>
      {data.items.length === 0 ? null : (
        <ul className="factors">
          {data.items.map((identity) => (
            <IdentityLine key={identity.id} identity={identity} />
          ))}
        </ul>
      )}
      <Outcome error={link.error} />
      <div className="acts">
        {data.linkable.map(({ key, name }) => (
          <Button key={key} busy={link.isPending && link.variables === key} onClick={() => link.mutate(key)}>
            <Icon name="plus" />
            {t('account.identityLink', { name })}
          </Button>
        ))}
      </div>
    </Section>
  );
}

function IdentityLine({ identity: { id, provider, email, linkedAt, lastUsedAt } }: { identity: Identity }) {
  const t = useT();
  const { day } = useFormat();
  const unlink = useChange((api, gone: string) => unlinkIdentity(api, gone));
  return (
    <li>
      <Icon name="person" />
      <div>
        <b>{provider}</b>
        {email === null ? null : <span className="small">{email}</span>}
        <span className="small mute">
          {t('account.identityLinked', { day: day(linkedAt) })}{' '}
          {lastUsedAt === null ? '' : t('account.identityUsed', { day: day(lastUsedAt) })}
        </span>
        <Outcome error={unlink.error} />
      </div>
      <Button busy={unlink.isPending} onClick={() => unlink.mutate(id)}>
        {t('account.remove')}
        <span className="sr"> {provider}</span>
      </Button>
    </li>
  );
}
