import { rememberLender } from './lent-rights.js';
import { type Actor, authorise, isAllowed, isLiftable, type Policy, type Verdict } from './policy.js';
import { Problem, signInRequired } from './problems.js';

/** Guard of a transition: nothing when it may pass, the problem to show otherwise. */
export type Guard<Subject> = (subject: Subject, now: Date) => Problem | undefined;

export interface Transition<Subject, Status extends string, Action extends string> {
  action: Action;
  from: readonly Status[];
  to: Status;
  who: Policy<Subject>;
  when?: Guard<Subject>;
  /** Marks that go with the new state (a date, a reason); never another object's business. */
  effect?: (subject: Subject, now: Date) => void;
}

interface MachineDefinition<Subject, Status extends string, Action extends string> {
  name: string;
  statuses: readonly Status[];
  initial: Status;
  /** States that nothing leaves; every other state must have a way out. */
  final: readonly Status[];
  /** Where dates decide, the state a person sees is derived from the stored one. Defaults to the stored one. */
  statusAt?: (subject: Subject, now: Date) => Status;
  /** Arrows the clock draws by itself, for the picture only. */
  byClock?: readonly (readonly [from: Status, to: Status, label: string])[];
  transitions: readonly Transition<Subject, Status, Action>[];
}

export class Machine<
  Subject extends { readonly status: string },
  Status extends string,
  Action extends string,
> {
  constructor(readonly definition: MachineDefinition<Subject, Status, Action>) {
    refuseUnsound(definition);
  }

  statusAt(subject: Subject, now: Date): Status {
    return this.definition.statusAt?.(subject, now) ?? (subject.status as Status);
  }

  /** Actions that would pass now for this actor: what the web turns into buttons. */
  actionsFor(actor: Actor | null, subject: Subject, now: Date): Action[] {
    const status = this.statusAt(subject, now);
    const open = this.definition.transitions.filter(
      (row) => row.from.includes(status) && isOffered(row.who(actor, subject)) && !row.when?.(subject, now),
    );
    return [...new Set(open.map((row) => row.action))];
  }

  /**
   * Moves the subject, or says why not. The only writer of `status`.
   * @throws 401/403 when the actor may not, 409 with `allowed` when the state does not permit it, the guard's problem otherwise.
   */
  apply(subject: Subject, action: Action, actor: Actor | null, now: Date): void {
    const status = this.statusAt(subject, now);
    const rows = this.definition.transitions.filter((row) => row.action === action);
    const row = rows.find((candidate) => candidate.from.includes(status));
    const verdict = (row ?? rows[0])?.who(actor, subject);
    if (verdict && !isAllowed(verdict) && !actor) throw signInRequired();
    if (verdict) authorise(verdict);
    if (row) rememberLender(actor, (who) => isAllowed(row.who(who, subject)));
    if (!row)
      throw transitionRefused(this.definition.name, status, action, this.actionsFor(actor, subject, now));
    const obstacle = row.when?.(subject, now);
    if (obstacle) throw obstacle;
    (subject as { status: string }).status = row.to;
    row.effect?.(subject, now);
  }

  /** State diagram in Mermaid, kept in the lib's README and checked by a test. */
  toMermaid(): string {
    const { initial, final, transitions, byClock = [] } = this.definition;
    const arrows = transitions.flatMap((row) =>
      row.from.map((from) => `  ${from} --> ${row.to}: ${row.action}`),
    );
    return [
      'stateDiagram-v2',
      `  [*] --> ${initial}`,
      ...byClock.map(([from, to, label]) => `  ${from} --> ${to}: ${label}`),
      ...arrows,
      ...final.map((status) => `  ${status} --> [*]`),
    ].join('\n');
  }
}

/** A right that only waits for a second factor is offered too: its button asks for the proof. */
const isOffered = (verdict: Verdict): boolean => isAllowed(verdict) || isLiftable(verdict);

/** Declares a life once: engine, rights, picture and tests all read the same rows. */
export function defineMachine<Subject extends { readonly status: string }>() {
  return <Status extends string, Action extends string>(
    definition: MachineDefinition<Subject, Status, Action>,
  ) => new Machine<Subject, Status, Action>(definition);
}

export const transitionRefused = (
  machine: string,
  status: string,
  action: string,
  allowed: string[],
): Problem =>
  new Problem({
    type: 'transition-refused',
    status: 409,
    title: { fr: 'Pas possible à ce stade', en: 'Not possible at this stage' },
    detail: {
      fr: 'L’état actuel ne permet pas cette action. Rechargez la page pour voir ce qui est possible maintenant.',
      en: 'The present state does not permit this action. Reload the page to see what is possible now.',
    },
    members: { machine, state: status, action, allowed },
  });

/** A table with an unreachable or dead-end state is a bug of ours: refuse to boot with it. */
function refuseUnsound<Subject, Status extends string, Action extends string>(
  definition: MachineDefinition<Subject, Status, Action>,
): void {
  const arrows = [
    ...definition.transitions.flatMap((row) => row.from.map((from) => [from, row.to] as const)),
    ...(definition.byClock ?? []).map(([from, to]) => [from, to] as const),
  ];
  const reached = new Set<Status>([definition.initial]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [from, to] of arrows) {
      if (reached.has(from) && !reached.has(to)) {
        reached.add(to);
        grew = true;
      }
    }
  }
  const unreachable = definition.statuses.filter((status) => !reached.has(status));
  const leaving = new Set(arrows.map(([from]) => from));
  const deadEnds = definition.statuses.filter((s) => !leaving.has(s) && !definition.final.includes(s));
  if (unreachable.length || deadEnds.length) {
    throw new Error(
      `Machine ${definition.name}: unreachable [${unreachable.join(', ')}], dead ends [${deadEnds.join(', ')}]`,
    );
  }
}
