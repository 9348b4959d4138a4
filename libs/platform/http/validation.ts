import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type Fault, malformed, type Problem } from '../problems.js';
import type { Text } from '../text.js';

/**
 * Every request body and query goes through here: unknown keys refused, nothing converted behind one's back,
 * every fault told at once.
 */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
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
