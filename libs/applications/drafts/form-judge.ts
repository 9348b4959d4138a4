import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import {
  type Answers,
  type CallForm,
  type FieldType,
  type FormField,
  type FormSection,
  sectionSchema,
} from '#calls';
import type { Fault, Text } from '#platform';
import { euros } from './money-text.js';

/** Ids of attached files by field key. */
export type AttachedFiles = Readonly<Record<string, readonly string[]>>;

/** More values than any section can ask for: refused before Ajv looks inside, since it tells every fault. */
const MAX_VALUES = 5_000;
const MAX_TEXT = 50_000;
/** Nobody mends two hundred faults at once; the next save tells the rest. */
const MAX_FAULTS_TOLD = 200;
/** Files one field may hold; the form’s schema says the same. */
export const MAX_FILES_PER_FIELD = 10;

interface CompiledSection {
  section: FormSection;
  fields: ReadonlyMap<string, FormField>;
  draft: ValidateFunction;
  submission: ValidateFunction;
}

/**
 * Judges answers against one version of a form. Validators are compiled once, the first time a section is used.
 * Answers to `file` fields are never taken from what is typed: they are the files attached to the field.
 */
export class FormJudge {
  private readonly ajv = formats.default(new Ajv2020({ allErrors: true, strict: true }));
  private readonly compiled = new Map<string, CompiledSection>();

  constructor(readonly form: CallForm) {}

  sectionOf(key: string): FormSection | undefined {
    return this.form.sections.find((section) => section.key === key);
  }

  fileField(sectionKey: string, fieldKey: string): FormField | undefined {
    return this.sectionOf(sectionKey)?.fields.find(
      (field) => field.key === fieldKey && field.type === 'file',
    );
  }

  /** What makes answers unfit even for a draft: unknown fields, wrong types, unheard-of choices. */
  draftFaults(sectionKey: string, answers: Answers): Fault[] {
    const compiled = this.compile(sectionKey);
    const oversized = oversizedFaults(compiled, answers);
    if (oversized.length) return oversized;
    return compiled.draft(answers) ? [] : faultsOf(compiled.draft.errors ?? [], '/answers', compiled);
  }

  /** What still keeps the section from being submitted. */
  missing(sectionKey: string, answers: Answers, files: AttachedFiles): Fault[] {
    const compiled = this.compile(sectionKey);
    const given = answered(this.complete(compiled.section, answers, files));
    if (compiled.submission(given)) return [];
    return faultsOf(compiled.submission.errors ?? [], `/sections/${sectionKey}`, compiled);
  }

  /** The section's answers with its files in their place. */
  complete(section: FormSection, answers: Answers, files: AttachedFiles): Answers {
    const fileKeys = section.fields.filter((field) => field.type === 'file').map((field) => field.key);
    return { ...answers, ...Object.fromEntries(fileKeys.map((key) => [key, files[key] ?? []])) };
  }

  /** What is kept of a draft: everything but the answers to `file` fields. */
  typed(sectionKey: string, answers: Answers): Answers {
    const { fields } = this.compile(sectionKey);
    return Object.fromEntries(Object.entries(answers).filter(([key]) => fields.get(key)?.type !== 'file'));
  }

  private compile(sectionKey: string): CompiledSection {
    const known = this.compiled.get(sectionKey);
    if (known) return known;
    const section = this.sectionOf(sectionKey);
    if (!section) throw new Error(`The form has no section ${sectionKey}`);
    const compiled: CompiledSection = {
      section,
      fields: new Map(section.fields.map((field) => [field.key, field])),
      draft: this.ajv.compile(sectionSchema(section, 'draft')),
      submission: this.ajv.compile(sectionSchema(section, 'submission')),
    };
    this.compiled.set(sectionKey, compiled);
    return compiled;
  }
}

/** Attached files by the field they answer. */
export function byField(files: readonly { id: string; fieldKey: string }[]): AttachedFiles {
  const grouped: Record<string, string[]> = {};
  for (const { id, fieldKey } of files) {
    const ids = grouped[fieldKey] ?? [];
    ids.push(id);
    grouped[fieldKey] = ids;
  }
  return grouped;
}

/** Drops what was left blank: an emptied field is an unanswered one. */
function answered(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter(([, value]) => {
      if (value === null || value === undefined) return false;
      if (typeof value === 'string') return value.trim() !== '';
      return !Array.isArray(value) || value.length > 0;
    }),
  );
}

/** Texts and structures beyond any bound are told without being walked through to the end. */
function oversizedFaults({ fields }: CompiledSection, answers: Answers): Fault[] {
  if (holdsTooMuch(answers)) return [{ pointer: '/answers', detail: TOO_MUCH }];
  return Object.entries(answers).flatMap(([key, value]) => {
    const most = fields.get(key)?.maxLength ?? MAX_TEXT;
    if (typeof value !== 'string' || value.length <= most) return [];
    return [{ pointer: `/answers/${escapePointer(key)}`, detail: atMostCharacters(most) }];
  });
}

/** Stops counting once it knows. */
function holdsTooMuch(answers: Answers): boolean {
  let count = 0;
  const stack: unknown[] = [answers];
  for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
    if (value === null || typeof value !== 'object') continue;
    for (const child of Object.values(value)) {
      count += 1;
      if (count > MAX_VALUES) return true;
      stack.push(child ?? null);
    }
  }
  return false;
}

const TOO_MUCH: Text = {
  fr: 'Cette rubrique contient bien plus que ce que le formulaire demande.',
  en: 'This section holds far more than the form asks for.',
};

const escapePointer = (segment: string): string => segment.replaceAll('~', '~0').replaceAll('/', '~1');

/** One fault per place: a null accepted beside a shape gives Ajv two errors for one fault. */
function faultsOf(errors: readonly ErrorObject[], base: string, { fields }: CompiledSection): Fault[] {
  const faults = new Map<string, Fault>();
  for (const error of errors) {
    if (error.keyword === 'anyOf' || error.schemaPath.includes('/anyOf/0/')) continue;
    const inner = error.params.missingProperty ?? error.params.additionalProperty;
    const pointer = `${base}${error.instancePath}${inner === undefined ? '' : `/${escapePointer(String(inner))}`}`;
    const field = fields.get(error.instancePath.split('/')[1] ?? '');
    if (!faults.has(pointer)) faults.set(pointer, { pointer, detail: sentenceOf(error, field?.type) });
  }
  return [...faults.values()].slice(0, MAX_FAULTS_TOLD);
}

const REQUIRED: Text = { fr: 'Ce champ est obligatoire.', en: 'This field is required.' };
const atMostCharacters = (most: number): Text => ({
  fr: `${most} signes au plus.`,
  en: `At most ${most} characters.`,
});
const atMostItems = (most: number): Text => ({
  fr: `${most} éléments au plus.`,
  en: `At most ${most} items.`,
});

const number = (value: number): Text => ({ fr: String(value).replace('.', ','), en: String(value) });
const atLeast = ({ fr, en }: Text): Text => ({ fr: `${fr} au moins.`, en: `At least ${en}.` });
const atMost = ({ fr, en }: Text): Text => ({ fr: `${fr} au plus.`, en: `At most ${en}.` });

const TYPES: Record<string, Text> = {
  string: { fr: 'Un texte est attendu.', en: 'Text is expected.' },
  number: { fr: 'Un nombre est attendu.', en: 'A number is expected.' },
  integer: { fr: 'Un nombre entier est attendu.', en: 'A whole number is expected.' },
  boolean: { fr: 'Oui ou non est attendu.', en: 'Yes or no is expected.' },
  array: { fr: 'Une liste est attendue.', en: 'A list is expected.' },
  object: { fr: 'Un objet est attendu.', en: 'An object is expected.' },
};

const FORMATS: Record<string, Text> = {
  date: { fr: 'Une date est attendue, comme 2027-01-29.', en: 'A date is expected, like 2027-01-29.' },
  email: {
    fr: 'Une adresse électronique est attendue, comme nom@exemple.fr.',
    en: 'An e-mail address is expected, like name@example.org.',
  },
  uri: {
    fr: 'Une adresse web complète est attendue, comme https://exemple.fr.',
    en: 'A full web address is expected, like https://example.org.',
  },
};

const NOT_VALID: Text = { fr: 'Valeur non valable.', en: 'Invalid value.' };

function sentenceOf({ keyword, params }: ErrorObject, type: FieldType | undefined): Text {
  switch (keyword) {
    case 'required':
    case 'minLength':
    case 'minItems':
      return REQUIRED;
    case 'const':
      return { fr: 'Cette déclaration est à cocher.', en: 'This statement must be ticked.' };
    case 'additionalProperties':
      return { fr: 'Champ inconnu\u00a0: retirez-le.', en: 'Unknown field: remove it.' };
    case 'type':
      return TYPES[String(params.type)] ?? NOT_VALID;
    case 'format':
      return FORMATS[String(params.format)] ?? NOT_VALID;
    case 'pattern':
      return FORMATS.uri ?? NOT_VALID;
    case 'enum':
      return { fr: 'Ce choix n’est pas dans la liste.', en: 'This choice is not in the list.' };
    case 'maxLength':
      return atMostCharacters(Number(params.limit));
    case 'maxItems':
      return atMostItems(Number(params.limit));
    case 'uniqueItems':
      return { fr: 'Deux éléments sont identiques.', en: 'Two items are identical.' };
    case 'minimum':
      return atLeast(type === 'money' ? euros(params.limit) : number(params.limit));
    case 'maximum':
      return atMost(type === 'money' ? euros(params.limit) : number(params.limit));
    default:
      return NOT_VALID;
  }
}
