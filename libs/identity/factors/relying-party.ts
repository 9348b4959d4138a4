import type { Env } from '#platform';

/** Whom passkeys are made for (WebAuthn): a domain, and the exact origin of our pages. */
export interface RelyingParty {
  id: string;
  origin: string;
}

/**
 * From the public address. On this machine alone (`localhost`, the default) the port is the one the browser came by:
 * the launcher takes another when the usual one is busy.
 */
export function relyingPartyOf(env: Pick<Env, 'publicUrl'>, host: string | undefined): RelyingParty {
  const { hostname, origin } = new URL(env.publicUrl);
  const isLocal = hostname === 'localhost' && /^localhost(:\d+)?$/.test(host ?? '');
  return { id: hostname, origin: isLocal ? `http://${host}` : origin };
}
