import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsEmail,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  IsUrl,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import type { Text } from '../text.js';

/**
 * Properties of requests and responses: one decorator gives the validation, its sentence in both languages and
 * the OpenAPI description, so that the three can't drift apart.
 */
export interface FieldOptions {
  /** May be left out. */
  optional?: boolean;
  /** May be `null`. */
  nullable?: boolean;
  description?: string;
}

/** class-validator carries strings only: both languages travel inside one, and the pipe unpacks them. */
export const say = (fr: string, en: string): Pick<ValidationOptions, 'message'> => ({
  message: () => JSON.stringify({ fr, en } satisfies Text),
});

export const REQUIRED = say('Ce champ est obligatoire.', 'This field is required.');

function field(
  options: FieldOptions,
  api: ApiPropertyOptions,
  ...rules: PropertyDecorator[]
): PropertyDecorator {
  const { optional = false, nullable = false, description } = options;
  const applies = ValidateIf(
    (_, value) => !(optional && value === undefined) && !(nullable && value === null),
  );
  const shape = {
    ...api,
    required: !optional,
    nullable: nullable || undefined,
    description,
  } as ApiPropertyOptions;
  return applyDecorators(ApiProperty(shape), applies, ...rules, ...(optional ? [] : [IsDefined(REQUIRED)]));
}

/** Text of at most `max` characters (and as many bytes ×4); single line unless `lines`. */
export function TextField(options: FieldOptions & { max: number; min?: number }): PropertyDecorator {
  const { max, min = 0 } = options;
  return field(
    options,
    { type: String, maxLength: max, minLength: min || undefined },
    IsString(say('Un texte est attendu.', 'Text is expected.')),
    MaxLength(max, say(`${max} signes au plus.`, `At most ${max} characters.`)),
    ...(min
      ? [MinLength(min, min === 1 ? REQUIRED : say(`${min} signes au moins.`, `At least ${min} characters.`))]
      : []),
  );
}

export function EmailField(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: String, format: 'email', maxLength: 254 },
    IsEmail(
      {},
      say(
        'Une adresse électronique est attendue, comme nom@exemple.fr.',
        'An e-mail address is expected, like name@example.org.',
      ),
    ),
    MaxLength(254, say('254 signes au plus.', 'At most 254 characters.')),
  );
}

export function UrlField(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: String, format: 'uri', maxLength: 2000 },
    IsUrl(
      { protocols: ['https', 'http'], require_protocol: true },
      say(
        'Une adresse web complète est attendue, comme https://exemple.fr.',
        'A full web address is expected, like https://example.org.',
      ),
    ),
    MaxLength(2000, say('2000 signes au plus.', 'At most 2000 characters.')),
  );
}

export function IdField(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: String, format: 'uuid' },
    IsUUID(undefined, say('Un identifiant est attendu.', 'An identifier is expected.')),
  );
}

/** A short machine word: lower-case letters, digits, dashes and underscores. */
export function KeyField(options: FieldOptions & { max?: number } = {}): PropertyDecorator {
  const max = options.max ?? 60;
  return field(
    options,
    { type: String, pattern: '^[a-z0-9][a-z0-9_-]*$', maxLength: max },
    Matches(
      new RegExp(`^[a-z0-9][a-z0-9_-]{0,${max - 1}}$`),
      say(
        'Lettres minuscules sans accent, chiffres et tirets seulement.',
        'Lower-case letters without accent, digits and dashes only.',
      ),
    ),
  );
}

export function IntegerField(options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = options;
  return field(
    options,
    { type: 'integer', minimum: min, maximum: max },
    IsInt(say('Un nombre entier est attendu.', 'A whole number is expected.')),
    Min(min, say(`${min} au moins.`, `At least ${min}.`)),
    Max(max, say(`${max} au plus.`, `At most ${max}.`)),
  );
}

export function NumberField(options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator {
  const { min = -1e12, max = 1e12 } = options;
  return field(
    options,
    { type: Number, minimum: min, maximum: max },
    IsNumber({}, say('Un nombre est attendu.', 'A number is expected.')),
    Min(min, say(`${min} au moins.`, `At least ${min}.`)),
    Max(max, say(`${max} au plus.`, `At most ${max}.`)),
  );
}

/** Money in euro cents, 0 to ten billion euros. */
export function CentsField(options: FieldOptions = {}): PropertyDecorator {
  return IntegerField({ description: 'Euro cents', ...options, min: 0, max: 1_000_000_000_000 });
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** An instant, ISO 8601 with its zone. Kept as text in requests; `new Date()` reads it. */
export function InstantField(options: FieldOptions = {}): PropertyDecorator {
  const wrong = say(
    'Une date et une heure avec leur fuseau sont attendues, comme 2027-01-29T18:00:00+01:00.',
    'A date and time with their zone are expected, like 2027-01-29T18:00:00+01:00.',
  );
  return field(
    options,
    { type: String, format: 'date-time' },
    Transform(({ value }) => (value instanceof Date ? value.toISOString() : value)),
    Matches(INSTANT, wrong),
    ValidDate(wrong),
  );
}

/** A calendar day, `AAAA-MM-JJ`. */
export function DayField(options: FieldOptions = {}): PropertyDecorator {
  const wrong = say('Une date est attendue, comme 2027-01-29.', 'A date is expected, like 2027-01-29.');
  return field(
    options,
    { type: String, format: 'date' },
    Matches(/^\d{4}-\d\d-\d\d$/, wrong),
    ValidDate(wrong),
  );
}

export function FlagField(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: Boolean },
    IsBoolean(say('Oui ou non est attendu.', 'Yes or no is expected.')),
  );
}

/** One of a closed list of words; `enumName` gives the type its name in the generated client. */
export function ChoiceField(
  values: readonly string[],
  options: FieldOptions & { enumName?: string } = {},
): PropertyDecorator {
  return field(
    options,
    { enum: [...values], enumName: options.enumName } as ApiPropertyOptions,
    IsIn(values, say('Ce choix n’est pas dans la liste.', 'This choice is not in the list.')),
  );
}

/** Distinct words of a closed list. */
export function ChoicesField(
  values: readonly string[],
  options: FieldOptions & { enumName?: string } = {},
): PropertyDecorator {
  return field(
    options,
    {
      enum: [...values],
      enumName: options.enumName,
      isArray: true,
      maxItems: values.length,
    } as ApiPropertyOptions,
    IsArray(say('Une liste est attendue.', 'A list is expected.')),
    ArrayMaxSize(values.length, say(`${values.length} éléments au plus.`, `At most ${values.length} items.`)),
    ArrayUnique(say('Deux éléments sont identiques.', 'Two items are identical.')),
    IsIn(values, {
      each: true,
      ...say('Ce choix n’est pas dans la liste.', 'This choice is not in the list.'),
    }),
  );
}

/** A list of texts. */
export function TextsField(options: FieldOptions & { max: number; maxItems: number }): PropertyDecorator {
  const { max, maxItems } = options;
  return field(
    options,
    { type: [String], maxItems },
    IsArray(say('Une liste est attendue.', 'A list is expected.')),
    ArrayMaxSize(maxItems, say(`${maxItems} éléments au plus.`, `At most ${maxItems} items.`)),
    IsString({ each: true, ...say('Des textes sont attendus.', 'Texts are expected.') }),
    MaxLength(max, {
      each: true,
      ...say(`${max} signes au plus chacun.`, `At most ${max} characters each.`),
    }),
  );
}

/** A list of numbers. */
export function NumbersField(options: FieldOptions & { maxItems: number }): PropertyDecorator {
  const { maxItems } = options;
  return field(
    options,
    { type: [Number], maxItems },
    IsArray(say('Une liste est attendue.', 'A list is expected.')),
    ArrayMaxSize(maxItems, say(`${maxItems} éléments au plus.`, `At most ${maxItems} items.`)),
    IsNumber({}, { each: true, ...say('Des nombres sont attendus.', 'Numbers are expected.') }),
  );
}

/** A list of distinct identifiers. */
export function IdsField(options: FieldOptions & { maxItems: number; minItems?: number }): PropertyDecorator {
  const { maxItems, minItems = 0 } = options;
  return field(
    options,
    { type: [String], format: 'uuid', maxItems } as ApiPropertyOptions,
    IsArray(say('Une liste est attendue.', 'A list is expected.')),
    ArrayMinSize(minItems, say(`${minItems} au moins.`, `At least ${minItems}.`)),
    ArrayMaxSize(maxItems, say(`${maxItems} éléments au plus.`, `At most ${maxItems} items.`)),
    ArrayUnique(say('Deux éléments sont identiques.', 'Two items are identical.')),
    IsUUID(undefined, { each: true, ...say('Des identifiants sont attendus.', 'Identifiers are expected.') }),
  );
}

/** One nested object. */
export function ObjectField(type: () => new () => object, options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    // Nest knows a lazy type by the name of its function: `type`.
    { type: () => type() },
    Type(type),
    IsObject(say('Un objet est attendu.', 'An object is expected.')),
    ValidateNested(),
  );
}

/** A list of nested objects. */
export function ObjectsField(
  type: () => new () => object,
  options: FieldOptions & { maxItems?: number; minItems?: number } = {},
): PropertyDecorator {
  const { maxItems = 200, minItems = 0 } = options;
  return field(
    options,
    { type: () => type(), isArray: true, maxItems } as ApiPropertyOptions,
    Type(type),
    IsArray(say('Une liste est attendue.', 'A list is expected.')),
    ArrayMinSize(minItems, say(`${minItems} au moins.`, `At least ${minItems}.`)),
    ArrayMaxSize(maxItems, say(`${maxItems} éléments au plus.`, `At most ${maxItems} items.`)),
    ValidateNested({ each: true }),
  );
}

const JSON_FIELDS = 'cornac:json-fields';

/** A free-form JSON object whose inside another rule judges (answers to a form, a condition). */
export function JsonField(
  options: FieldOptions & { schema?: Record<string, unknown> } = {},
): PropertyDecorator {
  return field(
    options,
    { type: 'object', additionalProperties: true, ...options.schema } as ApiPropertyOptions,
    IsObject(say('Un objet est attendu.', 'An object is expected.')),
    (target, key) =>
      Reflect.defineMetadata(
        JSON_FIELDS,
        [...jsonFieldsOf(target.constructor), String(key)],
        target.constructor,
      ),
  );
}

/** Names of the free-form fields of a request, its parents' included. */
export const jsonFieldsOf = (request: object): readonly string[] =>
  (Reflect.getMetadata(JSON_FIELDS, request) as string[] | undefined) ?? [];

/** Several words of a closed list in one query parameter, separated by commas: `?kind=projects,interest`. */
export function ChoicesParam(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value)),
    field(
      { ...options, optional: true },
      { type: String, description: `Comma-separated, among: ${values.join(', ')}` },
      IsArray(say('Une seule valeur, séparée par des virgules.', 'A single value, separated by commas.')),
      IsIn(values, {
        each: true,
        ...say('Ce choix n’est pas dans la liste.', 'This choice is not in the list.'),
      }),
    ),
  );
}

/** Several texts in one query parameter, separated by commas. */
export function TextsParam(options: FieldOptions & { max: number; maxItems: number }): PropertyDecorator {
  const { max, maxItems } = options;
  return applyDecorators(
    Transform(({ value }) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value)),
    field(
      { ...options, optional: true },
      { type: String, description: options.description },
      IsArray(say('Une seule valeur, séparée par des virgules.', 'A single value, separated by commas.')),
      ArrayMaxSize(maxItems, say(`${maxItems} valeurs au plus.`, `At most ${maxItems} values.`)),
      MaxLength(max, {
        each: true,
        ...say(`${max} signes au plus chacune.`, `At most ${max} characters each.`),
      }),
    ),
  );
}

/** A whole number written in a query parameter. */
export function IntegerParam(options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }) => (typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value)),
    IntegerField(options),
  );
}

function ValidDate(options: Pick<ValidationOptions, 'message'>): PropertyDecorator {
  // 31 February passes the pattern; JavaScript's parser tells (it never rolls an ISO date over).
  return applyDecorators(
    Transform(({ value }) =>
      typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !isCalendarDate(value) ? '' : value,
    ),
    IsString(options),
  );
}

function isCalendarDate(value: string): boolean {
  const day = value.slice(0, 10);
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}
