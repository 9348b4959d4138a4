import { type Actor, administratorsOnly, authorise, definePolicies } from '#platform';

const administration = definePolicies<null>()({ read: administratorsOnly });

/** For a list or an act on the instance. @throws 403 to anyone else, and until a second factor is proven. */
export const mayAdminister = (actor: Actor): void => authorise(administratorsOnly(actor, null));

/** For one object: to anyone else it does not exist. @throws 404, 403 until a second factor is proven. */
export const mayKnowOf = (actor: Actor): void => administration.authorise(actor, 'read', null);
