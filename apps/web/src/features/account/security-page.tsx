import { useSuspenseQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Notice } from '~/ui/notice';
import { securityQuery } from './api';
import { AppSection } from './app-section';
import { DevicesSection } from './devices-section';
import { EmailSection } from './email-section';
import { IdentitiesSection } from './identities-section';
import { PasskeysSection } from './passkeys-section';
import { PasswordSection } from './password-section';
import { RecoveryCodesSection } from './recovery-codes-section';
import { TokensSection } from './tokens-section';
import './account.css';

/** How one signs in: what is set up, what may be added, and where one is signed in. */
export function SecurityPage() {
  const t = useT();
  const { data: security } = useSuspenseQuery(securityQuery(useApi()));
  const protectedTwice = security.passkeys.length > 0 || security.app !== null;
  return (
    <div className="wrap security">
      <h1 tabIndex={-1}>{t('account.security')}</h1>
      <p className="lede under-title">{t('account.lede')}</p>
      <div className="under-lede">
        {protectedTwice ? (
          <Notice hue="ok" title={t('account.protected')}>
            <p>{t('account.protectedText')}</p>
          </Notice>
        ) : (
          <Notice title={t('account.unprotected')}>
            <p>{t('account.unprotectedText')}</p>
          </Notice>
        )}
      </div>
      <PasskeysSection security={security} />
      <AppSection security={security} />
      {security.actions.includes('makeRecoveryCodes') ? <RecoveryCodesSection security={security} /> : null}
      <PasswordSection security={security} />
      <IdentitiesSection />
      <DevicesSection />
      <EmailSection />
      <TokensSection />
    </div>
  );
}
