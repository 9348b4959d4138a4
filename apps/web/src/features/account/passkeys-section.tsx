import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { TextField } from '~/ui/fields/text-fields';
import { Icon } from '~/ui/icon';
import { addPasskey, devicesQuery, type Passkey, removePasskey, type Security } from './api';
import { useDeviceName } from './device-name';
import { Outcome, Section } from './section';
import { useChange } from './use-change';

/** The passkeys, each with the name its person gave it. */
export function PasskeysSection({ security }: { security: Security }) {
  const t = useT();
  return (
    <Section id="cles" title={t('account.passkeys')} lede={t('account.passkeysLede')}>
      {security.passkeys.length === 0 ? null : (
        <ul className="factors">
          {security.passkeys.map((passkey) => (
            <PasskeyLine key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      <AddPasskey />
    </Section>
  );
}

function PasskeyLine({ passkey }: { passkey: Passkey }) {
  const t = useT();
  const { day } = useFormat();
  const remove = useChange((api, id: string) => removePasskey(api, id));
  return (
    <li>
      <Icon name="shield" />
      <div>
        <b>{passkey.name}</b>
        <span className="small mute">
          {t('account.passkeyAdded', { day: day(passkey.createdAt) })}{' '}
          {passkey.lastUsedAt === null
            ? t('account.passkeyUnused')
            : t('account.passkeyUsed', { day: day(passkey.lastUsedAt) })}
        </span>
        <Outcome error={remove.error} />
      </div>
      <Button busy={remove.isPending} onClick={() => remove.mutate(passkey.id)}>
        {t('account.remove')}
        <span className="sr"> {passkey.name}</span>
      </Button>
    </li>
  );
}

/** The name says which device it is: the browser and the system are a good start. */
function AddPasskey() {
  const t = useT();
  const nameOf = useDeviceName();
  const { data } = useInfiniteQuery(devicesQuery(useApi()));
  const here = data?.pages.flatMap((page) => page.items).find((device) => device.current);
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? (here === undefined ? '' : nameOf(here));
  const add = useChange(
    (api, sent: string) => addPasskey(api, sent),
    () => setTyped(null),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate(name.trim() || t('account.thisDevice'));
  };
  return (
    <form className="flow narrow" method="post" noValidate onSubmit={submit}>
      <Outcome error={add.error} done={add.isSuccess ? t('account.passkeyDone') : undefined} />
      <TextField
        id="passkey-name"
        label={t('account.passkeyName')}
        help={t('account.passkeyNameHelp')}
        maxLength={80}
        value={name}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" busy={add.isPending}>
        <Icon name="plus" />
        {t('account.addPasskey')}
      </Button>
    </form>
  );
}
