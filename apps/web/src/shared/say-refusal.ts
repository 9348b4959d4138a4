import { isProblem } from '~/api/problem';
import type { Translate } from '~/messages/intl';

/** Why a try failed, in one sentence: the server's, or what the browser's own window for passkeys means. */
export function sayRefusal(error: unknown, t: Translate): string | undefined {
  if (error === null || error === undefined) return undefined;
  if (isProblem(error)) return error.errors[0]?.detail ?? (error.detail || t('problem.fault.advice'));
  const { name } = error as Error;
  if (name === 'InvalidStateError') return t('passkey.known');
  // Whoever closes the window, waits too long or has none: browsers tell these alike, on purpose.
  return t(name === 'NotAllowedError' || name === 'AbortError' ? 'passkey.givenUp' : 'passkey.unable');
}
