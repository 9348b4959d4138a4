import { rememberLender } from './lent-rights.js';
import { forbidden, notFound, secondFactorRequired, signInRequired } from './problems.js';
import type { Text } from './text.js';

/** Roles of an account in an organisation, strongest first. */
export const ORGANISATION_ROLES = ['owner', 'manager', 'member', 'reader'] as const;
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];

/** A right in an organisation: one's own place there, or one that comes by way of something else. */
export interface Standing {
  organisationId: string;
  role: OrganisationRole;
  /** Lent by a colleague until a date, or through an organisation that belongs to the collective. */
  via?: 'delegation' | 'collective';
  /** Whose right it is, when lent. */
  lentBy?: string;
}

/** Who acts: resolved once per request from the session, never from what the request says. */
export interface Actor {
  accountId: string;
  displayName: string;
  administrator: boolean;
  memberships: readonly Standing[];
  /** This session proved a second factor: a passkey, an authenticator app's code, a recovery code. */
  secondFactor?: boolean;
  /** Of a panel of beneficiaries: came in with a key, has no address, reaches little (identity/panelist-keys). */
  panelist?: boolean;
  /** Invited by a link into one thread, and nowhere else (identity/guest-keys, discussions/guests). */
  guest?: boolean;
}

export interface Refusal {
  refused: Text;
  /** The right is there: proving a second factor in this session opens it. */
  liftedBySecondFactor?: true;
}
export type Verdict = true | Refusal;

/** One right, as a sentence: may this actor do this to this subject? Pure; `null` is a visitor. */
export type Policy<Subject> = (actor: Actor | null, subject: Subject) => Verdict;

export const refuse = (fr: string, en: string): Refusal => ({ refused: { fr, en } });

/** Turns a yes/no into a verdict with its reason. */
export const allowIf = (condition: boolean, refusal: Refusal): Verdict => condition || refusal;

export const isAllowed = (verdict: Verdict): verdict is true => verdict === true;

const SECOND_FACTOR: Refusal = {
  ...refuse('Confirmez d’abord que c’est bien vous.', 'First confirm that it is really you.'),
  liftedBySecondFactor: true,
};

/** The right, for whoever proved a second factor in this session; those who lack the right learn no more. */
export const withSecondFactor = (actor: Actor | null, verdict: Verdict): Verdict =>
  isAllowed(verdict) && !actor?.secondFactor ? SECOND_FACTOR : verdict;

/** For what only the platform's administrators do. */
export const administratorsOnly: Policy<unknown> = (actor) =>
  withSecondFactor(
    actor,
    allowIf(
      !!actor?.administrator,
      refuse('Réservé à l’administration de la plateforme.', 'For the administrators of the platform.'),
    ),
  );

/** @throws 403 `second-factor-required` until this session proved one: for acts that no policy table covers. */
export function requireSecondFactor(actor: Actor): void {
  if (!actor.secondFactor) throw secondFactorRequired();
}

/** A verdict on what is known to exist, made an answer. @throws 403, with the proof to bring or with the reason. */
export function authorise(verdict: Verdict): void {
  if (isAllowed(verdict)) return;
  throw verdict.liftedBySecondFactor ? secondFactorRequired() : forbidden(verdict.refused);
}

/** One rule asked of somebody, for acts that no policy table covers. @throws as `authorise` */
export function authoriseActor(actor: Actor, rule: (who: Actor) => Verdict): void {
  authorise(rule(actor));
  rememberLender(actor, (who) => isAllowed(rule(who)));
}

/** Only a second factor is missing. */
export const isLiftable = (verdict: Verdict): boolean =>
  !isAllowed(verdict) && !!verdict.liftedBySecondFactor;

/** True when the actor holds one of the roles in the organisation; any role when none is named. */
export function belongsTo(
  actor: Actor | null,
  organisationId: string,
  roles: readonly OrganisationRole[] = ORGANISATION_ROLES,
): boolean {
  return !!actor?.memberships.some((m) => m.organisationId === organisationId && roles.includes(m.role));
}

/** Roles that may write on behalf of their organisation. */
export const WRITING_ROLES = ['owner', 'manager', 'member'] as const satisfies readonly OrganisationRole[];

export class PolicyTable<Subject, Verb extends string> {
  constructor(readonly rules: { read: Policy<Subject> } & Record<Verb, Policy<Subject>>) {}

  allows(actor: Actor | null, verb: Verb | 'read', subject: Subject): boolean {
    return isAllowed(this.rules[verb](actor, subject));
  }

  /**
   * Verbs open to the actor now, as sent in `actions`; reading goes without saying. One that only waits for a
   * second factor is among them: its button asks for the proof.
   */
  actionsFor(actor: Actor | null, subject: Subject): Verb[] {
    return (Object.keys(this.rules) as (Verb | 'read')[]).filter((verb): verb is Verb => {
      if (verb === 'read') return false;
      const verdict = this.rules[verb](actor, subject);
      return isAllowed(verdict) || isLiftable(verdict);
    });
  }

  /**
   * @throws 404 when the subject may not be known of, 401 when a visitor might be allowed once signed in,
   * 403 `second-factor-required` when only that proof is missing, 403 with the reason otherwise.
   */
  authorise(actor: Actor | null, verb: Verb | 'read', subject: Subject): void {
    const readable = this.rules.read(actor, subject);
    if (isLiftable(readable)) throw secondFactorRequired();
    if (!isAllowed(readable)) throw notFound();
    const verdict = this.rules[verb](actor, subject);
    if (!isAllowed(verdict) && !actor) throw signInRequired();
    authorise(verdict);
    rememberLender(actor, (who) => this.allows(who, 'read', subject) && this.allows(who, verb, subject));
  }
}

/** Declares the rights on one kind of object: `read` decides whether it exists at all for the actor. */
export function definePolicies<Subject>() {
  return <Verb extends string>(rules: { read: Policy<Subject> } & Record<Verb, Policy<Subject>>) =>
    new PolicyTable<Subject, Exclude<Verb, 'read'>>(
      rules as { read: Policy<Subject> } & Record<Exclude<Verb, 'read'>, Policy<Subject>>,
    );
}
