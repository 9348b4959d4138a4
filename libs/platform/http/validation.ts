import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type Fault, malformed, type Problem } from '../problems.js';
import type { Text } from '../text.js';
import { jsonFieldsOf } from './fields.js';

/**
 * Every request body and query goes through here: unknown keys refused, nothing converted behind one's back,
 * every fault told at once.
 */
export const validationPipe = (): ValidationPipe =>
  new RequestPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    // Off by default in Nest; without it a nested object lacking @Type is accepted unchecked.
    forbidUnknownValues: true,
    transform: true,
    transformOptions: { enableImplicitConversion: false },
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors: ValidationError[]): Problem =>
      malformed(errors.flatMap((e) => faultsOf(e, ''))),
  });

/**
 * Free-form fields go round class-transformer: it would copy them value by value, dearly, and their own rule judges
 * them anyway. An empty object stands in their place meanwhile.
 */
class RequestPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const fields = metadata.metatype ? jsonFieldsOf(metadata.metatype) : [];
    const held = fields.filter((field) => isPlainObject((value as Record<string, unknown> | null)?.[field]));
    if (held.length === 0) return super.transform(value, metadata);
    const whole = value as Record<string, unknown>;
    const standIns = Object.fromEntries(held.map((field) => [field, {}]));
    const checked = (await super.transform({ ...whole, ...standIns }, metadata)) as Record<string, unknown>;
    return Object.assign(checked, Object.fromEntries(held.map((field) => [field, whole[field]])));
  }
}

const isPlainObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const escapePointer = (segment: string): string => segment.replaceAll('~', '~0').replaceAll('/', '~1');

function faultsOf(error: ValidationError, parent: string): Fault[] {
  const pointer = `${parent}/${escapePointer(error.property)}`;
  const broken = Object.entries(error.constraints ?? {});
  // A missing value breaks every rule at once and a mistyped one most of them: presence first, then type.
  const told = broken.find(([rule]) => rule === 'isDefined') ?? broken[0];
  const own: Fault[] = told ? [{ pointer, detail: sentence(told[0], told[1]) }] : [];
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, pointer))];
}

const OTHERS: Record<string, Text> = {
  whitelistValidation: { fr: 'Champ inconnu : retirez-le.', en: 'Unknown field: remove it.' },
  unknownValue: { fr: 'Un objet est attendu.', en: 'An object is expected.' },
  nestedValidation: { fr: 'Un objet ou une liste est attendu.', en: 'An object or a list is expected.' },
};

function sentence(rule: string, message: string): Text {
  if (message.startsWith('{')) return JSON.parse(message) as Text;
  return OTHERS[rule] ?? { fr: 'Valeur non valable.', en: 'Invalid value.' };
}
