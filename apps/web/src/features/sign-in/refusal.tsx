import { useT } from '~/messages/intl';
import { Notice } from '~/ui/notice';

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

/** Back from an identity provider in vain: what happened, and what to do now. */
export function Refusal({ reason }: { reason: string | undefined }) {
  const t = useT();
  if (reason === undefined) return null;
  const known = REASONS.find((one) => one === reason) ?? 'other';
  return (
    <Notice hue="late" title={t('signIn.refusedTitle')}>
      <p>{t(`signIn.refused.${known}`)}</p>
    </Notice>
  );
}
