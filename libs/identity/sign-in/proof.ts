/** Ways to prove who one is, as kept with the session and told in the list of devices. */
export const SIGN_IN_METHODS = [
  'link',
  'code',
  'password',
  'passkey',
  'app',
  'recovery_code',
  'persona',
  'openid',
  'panelist_key',
  'guest_key',
] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** What a strategy establishes: whose account, by which way, and whether it counts as a second factor. */
export interface Proof {
  accountId: string;
  method: SignInMethod;
  secondFactor: boolean;
  /** Path asked for when the link was; ours, checked. */
  next?: string | null;
  /** Whose the device is, as its person said: theirs, which remembers them, or one they share. Asked of panelists. */
  kept?: 'remembered' | 'shared';
  /** By an identity provider: what closes its session with ours. */
  exit?: { provider: string; sealedIdToken: Buffer };
}

/** Where a proof is given from. */
export interface Device {
  userAgent: string;
  /** The session this browser held until now, whoever's: it ends. */
  formerToken: string | undefined;
}
