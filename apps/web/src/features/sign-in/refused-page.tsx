import { getRouteApi } from '@tanstack/react-router';
import { useT } from '~/messages/intl';
import { ButtonLink } from '~/ui/link';
import { useSession } from '../session/use-session';

const route = getRouteApi('/connexion/refusee');

/** Reasons that have words of their own; the server may give others, some day. */
const REASONS = [
  'sign-in-attempt-not-usable',
  'provider-gave-up',
  'provider-address-unsure',
  'provider-foreign-address',
  'provider-link-first',
  'provider-no-longer-yours',
  'no-provider',
  'identity-taken',
  'sign-in-to-link',
] as const;

/** Back from an identity provider, without having come in: what happened, and what to do now. */
export function RefusedPage() {
  const t = useT();
  const { raison, suite } = route.useSearch();
  const { account } = useSession();
  const reason = REASONS.find((one) => one === raison) ?? 'other';
  return (
    <div className="wrap sign-in">
      <div>
        <h1 tabIndex={-1}>{t('signIn.refusedTitle')}</h1>
        <p className="lede under-title">{t(`signIn.refused.${reason}`)}</p>
        <div className="acts under-lede">
          {account === null ? (
            <ButtonLink main to="/connexion" search={suite === undefined ? {} : { suite }}>
              {t('signIn.refusedOtherWays')}
            </ButtonLink>
          ) : (
            <ButtonLink main to="/mon-compte/securite">
              {t('signIn.refusedSecurity')}
            </ButtonLink>
          )}
        </div>
      </div>
    </div>
  );
}
