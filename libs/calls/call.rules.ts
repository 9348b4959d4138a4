import type { Fault } from '#platform';
import type { Call } from './call.entity.js';
import type { CallStatus, Commitment } from './call.types.js';
import { faultOf, ORGANISATION_FACTS } from './eligibility.rules.js';
import { type CallForm, MAX_FIELDS } from './form.js';

export interface ReadinessItem {
  key: string;
  done: boolean;
  /** Publication waits for it; otherwise it is advice. */
  required: boolean;
}

/** What a call still needs before it may be published. */
export function readinessOf(call: Call, now: Date): ReadinessItem[] {
  const fields = call.form.sections.flatMap((section) => section.fields);
  const needsDeadline = call.kind !== 'ideas';
  return [
    { key: 'title', done: call.title.length > 0, required: true },
    { key: 'summary', done: call.summary.length > 0, required: true },
    { key: 'need', done: call.need.length > 0, required: true },
    { key: 'opening', done: call.opensAt !== null, required: true },
    {
      key: 'deadline',
      done: !needsDeadline || (call.closesAt !== null && call.closesAt > now),
      required: true,
    },
    { key: 'decision_date', done: call.decisionBy !== null, required: false },
    { key: 'eligibility', done: call.eligibility.length > 0, required: false },
    { key: 'form', done: fields.length > 0, required: true },
    { key: 'criteria', done: call.criteria.length > 0, required: call.kind !== 'ideas' },
    { key: 'pact', done: call.pact.length > 0, required: true },
    { key: 'contact', done: call.contact !== null, required: false },
  ];
}

/** Whatever parts of a call contradict each other, told all at once with their place. */
export function contradictionsOf(call: Call): Fault[] {
  return [
    ...datesFaults(call),
    ...moneyFaults(call),
    ...formFaults(call.form),
    ...gridFaults(call),
    ...ruleFaults(call),
  ];
}

function datesFaults(call: Call): Fault[] {
  const faults: Fault[] = [];
  if (call.opensAt && call.closesAt && call.closesAt <= call.opensAt) {
    faults.push(
      fault('/closesAt', 'La date limite vient après l’ouverture.', 'The deadline comes after the opening.'),
    );
  }
  if (call.closesAt && call.decisionBy && call.decisionBy <= call.closesAt) {
    faults.push(
      fault(
        '/decisionBy',
        'La décision vient après la date limite.',
        'The decision comes after the deadline.',
      ),
    );
  }
  if (call.kind === 'ideas' && call.closesAt) {
    faults.push(fault('/closesAt', 'Une boîte à idées ne ferme pas.', 'An idea box does not close.'));
  }
  return faults;
}

function moneyFaults({ money }: Call): Fault[] {
  const faults: Fault[] = [];
  const { perProjectMinCents: min, perProjectMaxCents: max, envelopeCents: envelope } = money;
  if (min !== null && max !== null && min > max) {
    faults.push(
      fault(
        '/money/perProjectMaxCents',
        'Le plafond est au-dessus du plancher.',
        'The ceiling is above the floor.',
      ),
    );
  }
  if (max !== null && envelope !== null && max > envelope) {
    faults.push(
      fault(
        '/money/perProjectMaxCents',
        'Le plafond ne dépasse pas l’enveloppe.',
        'The ceiling does not exceed the envelope.',
      ),
    );
  }
  if (money.laureatesMin !== null && money.laureatesMax !== null && money.laureatesMin > money.laureatesMax) {
    faults.push(
      fault(
        '/money/laureatesMax',
        'Au moins autant que le minimum de lauréats.',
        'At least the minimum of laureates.',
      ),
    );
  }
  return faults;
}

function formFaults(form: CallForm): Fault[] {
  const faults: Fault[] = [];
  const sectionKeys = form.sections.map((section) => section.key);
  if (new Set(sectionKeys).size !== sectionKeys.length) {
    faults.push(
      fault('/form/sections', 'Deux rubriques portent la même clé.', 'Two sections have the same key.'),
    );
  }
  if (form.sections.flatMap((s) => s.fields).length > MAX_FIELDS) {
    faults.push(fault('/form/sections', `${MAX_FIELDS} champs au plus.`, `At most ${MAX_FIELDS} fields.`));
  }
  form.sections.forEach((section, s) => {
    const keys = section.fields.map((field) => field.key);
    if (new Set(keys).size !== keys.length) {
      faults.push(
        fault(
          `/form/sections/${s}/fields`,
          'Deux champs portent la même clé.',
          'Two fields have the same key.',
        ),
      );
    }
    section.fields.forEach((field, f) => {
      const isChoice = field.type === 'choice' || field.type === 'choices';
      if (isChoice && (field.options?.length ?? 0) < 2) {
        faults.push(
          fault(
            `/form/sections/${s}/fields/${f}/options`,
            'Un choix offre au moins deux réponses.',
            'A choice offers at least two answers.',
          ),
        );
      }
    });
  });
  return faults;
}

function gridFaults({ criteria }: Call): Fault[] {
  const weights = criteria.map((criterion) => criterion.weightPercent);
  const weighted = weights.filter((weight) => weight !== null);
  if (weighted.length === 0) return [];
  if (weighted.length !== weights.length) {
    return [
      fault('/criteria', 'Tous les critères ont un poids, ou aucun.', 'All criteria have a weight, or none.'),
    ];
  }
  const sum = weighted.reduce((total, weight) => total + weight, 0);
  return sum === 100
    ? []
    : [
        fault(
          '/criteria',
          `Les poids font ${sum} % : il faut 100 %.`,
          `Weights add up to ${sum} %: 100 % is needed.`,
        ),
      ];
}

function ruleFaults(call: Call): Fault[] {
  const facts = knownFacts(call.form);
  return call.eligibility.flatMap((rule, i) => {
    const wrong = rule.condition && faultOf(rule.condition, facts);
    if (!wrong) return [];
    return [
      fault(
        `/eligibility/${i}/condition`,
        wrong === 'fact'
          ? 'Cette condition parle d’un champ qui n’existe pas.'
          : 'Cette condition n’est pas lisible.',
        wrong === 'fact'
          ? 'This condition speaks of a field that does not exist.'
          : 'This condition cannot be read.',
      ),
    ];
  });
}

/** Every fact a condition may speak of: the profile's and the form's. */
export const knownFacts = (form: CallForm): ReadonlySet<string> =>
  new Set([
    ...ORGANISATION_FACTS,
    ...form.sections.flatMap((s) => s.fields.map((field) => `answers.${s.key}.${field.key}`)),
  ]);

const fault = (pointer: string, fr: string, en: string): Fault => ({ pointer, detail: { fr, en } });

/** What applications tells of a call, for its pact to be measured. */
export interface PactFacts {
  submitted: number;
  /** Decisions not yet released. */
  undecided: number;
  /** When the last decision was released. */
  lastReleasedAt: Date | null;
  refusals: number;
  refusalsWithReasons: number;
}

export type CommitmentState = 'kept' | 'late' | 'to_come' | 'broken' | 'declared';

const DAY_MS = 86_400_000;

/** Whether a promise is kept, from facts only; `declared` where the system cannot measure. */
export function measure(
  commitment: Commitment,
  call: { phase: CallStatus; closesAt: Date | null },
  facts: PactFacts,
  now: Date,
): CommitmentState {
  switch (commitment.kind) {
    case 'answer_within_days': {
      if (!call.closesAt || commitment.days === null) return 'to_come';
      const due = new Date(call.closesAt.getTime() + commitment.days * DAY_MS);
      if (facts.undecided === 0 && facts.lastReleasedAt) return facts.lastReleasedAt <= due ? 'kept' : 'late';
      return now > due && facts.submitted > 0 ? 'broken' : 'to_come';
    }
    case 'reasons_for_refusal':
      if (facts.refusals === 0) return call.phase === 'decided' ? 'kept' : 'to_come';
      return facts.refusalsWithReasons === facts.refusals ? 'kept' : 'broken';
    case 'scores_shared':
      return call.phase === 'decided' || call.phase === 'archived' ? 'kept' : 'to_come';
    default:
      return 'declared';
  }
}
