import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { SelectField, TextField } from '~/ui/fields/text-fields';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import {
  type ProviderSettings,
  providerSettingsQuery,
  removeProvider,
  setProvider,
} from './identity-provider-api';
import { useTeamAct } from './use-team-act';

const profiles = ['generic', 'proconnect'] as const;

/** Where the organisation's people sign in with their work account. */
export function IdentityProvider({ id }: { id: string }) {
  const t = useT();
  const { data } = useQuery(providerSettingsQuery(useApi(), id));
  return (
    <section className="block" aria-labelledby="connexion">
      <h2 id="connexion">{t('team.provider')}</h2>
      <p className="help">{t('team.providerHelp')}</p>
      {data === undefined ? null : <ProviderForm key={data.version} id={id} settings={data} />}
    </section>
  );
}

function ProviderForm({ id, settings }: { id: string; settings: ProviderSettings }) {
  const t = useT();
  const act = useTeamAct(id);
  const { provider, domains, organisationVerified, redirectUri, postLogoutUri, version } = settings;
  const [profile, setProfile] = useState<(typeof profiles)[number]>(provider?.profile ?? 'generic');
  const [issuer, setIssuer] = useState(provider?.issuer ?? '');
  const [clientId, setClientId] = useState(provider?.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const faultAt = (field: string) => (isProblem(act.error) ? act.error.faultAt(`/${field}`) : undefined);
  const hasFault = ['issuer', 'clientId', 'clientSecret'].some((field) => faultAt(field) !== undefined);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const secret = clientSecret === '' ? {} : { clientSecret };
    const body = { profile, issuer: issuer.trim(), clientId: clientId.trim(), ...secret };
    act.mutate((api) => setProvider(api, id, version, body));
  };
  return (
    <form className="flow" onSubmit={save} noValidate aria-label={t('team.provider')}>
      {organisationVerified ? null : (
        <Notice hue="warn" title={t('team.organisationToVerify')}>
          <p>{t('team.providerWaits')}</p>
        </Notice>
      )}
      {domains.length === 0 ? (
        <Notice hue="warn" title={t('team.providerNoDomain')} />
      ) : (
        <p>{t('team.providerDomains', { domains: domains.join(', ') })}</p>
      )}
      <p className="help">{t('team.providerRegister')}</p>
      <ul className="small">
        <li>
          <code>{redirectUri}</code>
        </li>
        <li>
          <code>{postLogoutUri}</code>
        </li>
      </ul>
      <div className="two">
        <SelectField
          label={t('team.providerProfile')}
          value={profile}
          options={profiles.map((one) => ({ value: one, label: t(`team.providerProfile.${one}`) }))}
          onChange={(event) => setProfile(event.target.value as typeof profile)}
        />
        <TextField
          label={t('team.providerIssuer')}
          help={t('team.providerIssuerHelp')}
          autoComplete="off"
          value={issuer}
          error={faultAt('issuer')}
          onChange={(event) => setIssuer(event.target.value)}
        />
        <TextField
          label={t('team.providerClient')}
          autoComplete="off"
          value={clientId}
          error={faultAt('clientId')}
          onChange={(event) => setClientId(event.target.value)}
        />
        <TextField
          label={t('team.providerSecret')}
          help={provider === null ? undefined : t('team.providerSecretKept')}
          type="password"
          autoComplete="off"
          value={clientSecret}
          error={faultAt('clientSecret')}
          onChange={(event) => setClientSecret(event.target.value)}
        />
      </div>
      {hasFault ? null : <RefusalNotice error={act.error} />}
      {provider === null || !organisationVerified ? null : <Notice hue="ok" title={t('team.providerOpen')} />}
      <div className="acts">
        <Button type="submit" busy={act.isPending}>
          {t('team.providerSave')}
        </Button>
        {provider === null ? null : (
          <Button plain onClick={() => act.mutate((api) => removeProvider(api, id))}>
            {t('team.providerRemove')}
          </Button>
        )}
      </div>
    </form>
  );
}
