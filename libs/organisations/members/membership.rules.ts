import { ORGANISATION_ROLES, type OrganisationRole } from '#platform';

const rankOf = (role: OrganisationRole): number => ORGANISATION_ROLES.indexOf(role);

/** Strictly stronger: an owner outranks a manager, a manager does not outrank a manager. */
export const outranks = (role: OrganisationRole, other: OrganisationRole): boolean =>
  rankOf(role) < rankOf(other);

export const strongest = (roles: readonly OrganisationRole[]): OrganisationRole | undefined =>
  roles.toSorted((a, b) => rankOf(a) - rankOf(b))[0];

/** Roles no stronger than this one. */
export const rolesUpTo = (role: OrganisationRole): OrganisationRole[] =>
  ORGANISATION_ROLES.filter((other) => !outranks(other, role));

/** An address as we compare it: without spaces around, in lower case. */
export const tidyEmail = (email: string): string => email.trim().toLowerCase();

/** What follows the last @, in lower case; empty when there is none. */
export const domainOf = (email: string): string => tidyEmail(email).split('@').at(-1) ?? '';

/** `Villeneuve.example`, `@villeneuve.example` and `https://villeneuve.example/` are the same domain. */
export const tidyDomain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^(www\.|@)/, '')
    .replace(/[/?#].*$/, '');

/** A name of at least two labels, none longer than 63 signs (RFC 1035), ASCII or punycode. */
export const isDomain = (text: string): boolean =>
  text.length <= 253 && /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(text);
