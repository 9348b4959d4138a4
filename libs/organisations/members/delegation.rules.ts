import type { OrganisationRole } from '#platform';
import { delegationRefused } from './membership.problems.js';
import { outranks } from './membership.rules.js';

const YEAR_MS = 366 * 24 * 3_600_000;

interface Delegation {
  fromAccountId: string;
  toAccountId: string;
  role: OrganisationRole;
  startsAt: Date;
  endsAt: Date;
}

/** @throws 422 naming what does not hold: a role above the lender's, more than a year, a past end, lending to oneself. */
export function refuseUnsoundDelegation(
  delegation: Delegation,
  lender: { role: OrganisationRole },
  now: Date,
): void {
  const { startsAt, endsAt, role } = delegation;
  if (delegation.fromAccountId === delegation.toAccountId)
    throw delegationRefused('/toAccountId', {
      fr: 'On délègue à quelqu’un d’autre.',
      en: 'One delegates to someone else.',
    });
  if (outranks(role, lender.role))
    throw delegationRefused('/role', {
      fr: 'On ne délègue pas plus que le rôle de la personne remplacée.',
      en: 'One delegates no more than the role of the person replaced.',
    });
  if (endsAt <= startsAt || endsAt <= now)
    throw delegationRefused('/endsAt', {
      fr: 'La fin vient après le début, et après maintenant.',
      en: 'The end comes after the start, and after now.',
    });
  if (endsAt.getTime() - now.getTime() > YEAR_MS)
    throw delegationRefused('/endsAt', {
      fr: 'Une délégation dure un an au plus ; elle se renouvelle.',
      en: 'A delegation lasts a year at most; it can be renewed.',
    });
}
