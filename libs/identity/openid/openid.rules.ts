/** How a provider speaks: by the standard, or by ProConnect's own rules on top of it. */
export const PROVIDER_PROFILES = ['generic', 'proconnect'] as const;
export type ProviderProfile = (typeof PROVIDER_PROFILES)[number];

/** What a provider says of a person, once every signature holds. */
export interface Told {
  subject: string;
  email: string | null;
  emailVerified: boolean;
  displayName: string;
  siret: string | null;
  /** The provider asked for two factors. */
  secondFactor: boolean;
}

/** The account that has the address a provider told. */
export interface Met {
  administrator: boolean;
  holdsSecondFactor: boolean;
  isMember: boolean;
  /** The same issuer already vouches for its person, under another subject. */
  knownToIssuer: boolean;
}

export type Meeting = 'open_account' | 'link' | 'address_unsure' | 'foreign_address' | 'link_first';

export const domainOfAddress = (email: string): string => email.toLowerCase().split('@').at(-1) ?? '';

/**
 * Somebody comes from a provider for the first time. Its word on an address opens the account of that address only
 * where it could not open more than the address itself does: not an administrator's, not one that has a second factor
 * of its own, not one of somebody the same issuer tells apart (addresses change hands); and an organisation's provider speaks for its own domains and, of the accounts that are there, its members.
 * @param domains of the provider's organisation; null when the whole instance trusts it
 */
export function meetingOf(told: Told, domains: readonly string[] | null, met: Met | null): Meeting {
  if (!told.email || !told.emailVerified) return 'address_unsure';
  if (domains && !domains.includes(domainOfAddress(told.email))) return 'foreign_address';
  if (!met) return 'open_account';
  const opensMore = met.administrator || met.holdsSecondFactor || met.knownToIssuer;
  const isSure = !opensMore && (domains === null || met.isMember);
  return isSure ? 'link' : 'link_first';
}

/** Whether an identity linked before still opens its account: an organisation no longer speaks for those who left it. */
export const stillOpens = (domains: readonly string[] | null, email: string, isMember: boolean): boolean =>
  domains === null || isMember || domains.includes(domainOfAddress(email));

/** An organisation's word on two factors does not make an administrator of the platform. */
export const countsTwice = (told: Told, domains: readonly string[] | null, administrator: boolean): boolean =>
  told.secondFactor && (domains === null || !administrator);

/** `mfa` (RFC 8176); at ProConnect also `pop`: a passkey or an agent's card, both held and unlocked. */
export const isTwoFactors = (profile: ProviderProfile, amr: unknown): boolean =>
  Array.isArray(amr) && (amr.includes('mfa') || (profile === 'proconnect' && amr.includes('pop')));

type Claims = Readonly<Record<string, unknown>>;
const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** In our words. The address and whether it is verified come from the same statement: never one from each. */
export function toldBy(profile: ProviderProfile, idToken: Claims, userInfo: Claims): Told {
  const source = text(userInfo.email) ? userInfo : idToken;
  const email = text(source.email)?.toLowerCase() ?? null;
  const both: Claims = { ...idToken, ...userInfo };
  const siret = text(both.siret)?.replace(/\s/g, '') ?? null;
  const names = [both.given_name, both.usual_name ?? both.family_name].map(text).filter(Boolean).join(' ');
  return {
    subject: String(idToken.sub),
    email: email !== null && email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email) ? email : null,
    // ProConnect vouches for addresses: it does not always say so.
    emailVerified:
      source.email_verified === true || (profile === 'proconnect' && source.email_verified !== false),
    displayName: (names || text(both.name) || email || '').slice(0, 120),
    siret: siret && /^\d{14}$/.test(siret) ? siret : null,
    secondFactor: isTwoFactors(profile, idToken.amr),
  };
}
