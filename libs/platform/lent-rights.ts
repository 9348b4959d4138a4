import { workContext } from './context.js';
import type { Actor } from './policy.js';

/**
 * Whose lent right an act needs: nobody's when what the person holds for good is enough, the first lender's whose
 * right alone is enough otherwise. Asked of the policies themselves, so that none of them has to tell.
 */
export function lenderNeeded(actor: Actor | null, passes: (who: Actor) => boolean): string | null {
  const lent = actor?.memberships.filter((standing) => standing.via === 'delegation') ?? [];
  if (!actor || lent.length === 0) return null;
  const own = actor.memberships.filter((standing) => standing.via !== 'delegation');
  if (passes({ ...actor, memberships: own })) return null;
  const enough = lent.find((one) => passes({ ...actor, memberships: [...own, one] }));
  return (enough ?? lent[0])?.lentBy ?? null;
}

/**
 * Remembers, until the unit of work ends, whose lent right it used: what the journal records from then on says so. A
 * work that used one for one of its acts says it for all of them.
 */
export function rememberLender(actor: Actor | null, passes: (who: Actor) => boolean): void {
  const lender = lenderNeeded(actor, passes);
  const work = workContext.getStore();
  if (lender && work?.rightsUsed) work.rightsUsed.lentBy ??= lender;
}

/** For whoever writes the log. */
export const lenderUsed = (): string | null => workContext.getStore()?.rightsUsed?.lentBy ?? null;
