import { type Fault, malformed } from '../problems.js';

const MAX_DEPTH = 32;
/** Far beyond any form; what reads the body afterwards takes its time over each value. */
const MAX_VALUES = 10_000;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuses what no honest form sends and what would break further down: NUL and lone surrogates (PostgreSQL
 * cannot store them), numbers beyond IEEE 754, prototype keys, nesting deeper than 32, more than 10,000
 * values.
 * Iterative, so that depth costs no stack.
 * @throws 400 with the JSON pointer of each fault.
 */
export function refuseHostileBody(body: unknown): void {
  const faults: Fault[] = [];
  const stack: { value: unknown; pointer: string; depth: number }[] = [
    { value: body, pointer: '', depth: 0 },
  ];
  let values = 0;
  for (let next = stack.pop(); next && faults.length < 50; next = stack.pop()) {
    const { value, pointer, depth } = next;
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
      faults.push({
        pointer,
        detail: {
          fr: 'Ce texte contient un signe illisible.',
          en: 'This text holds an unreadable character.',
        },
      });
    } else if (typeof value === 'number' && !Number.isFinite(value)) {
      faults.push({ pointer, detail: { fr: 'Ce nombre est trop grand.', en: 'This number is too large.' } });
    } else if (value !== null && typeof value === 'object') {
      if (depth === MAX_DEPTH) {
        faults.push({ pointer, detail: { fr: 'Trop de niveaux imbriqués.', en: 'Too many nested levels.' } });
        continue;
      }
      const entries = Object.entries(value);
      values += entries.length;
      if (values > MAX_VALUES) throw malformed([{ pointer, detail: TOO_MANY_VALUES }]);
      for (const [key, child] of entries) {
        const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        if (FORBIDDEN_KEYS.has(key) || key.includes('\0') || !key.isWellFormed()) {
          faults.push({ pointer: at, detail: { fr: 'Nom de champ refusé.', en: 'Field name refused.' } });
        } else stack.push({ value: child, pointer: at, depth: depth + 1 });
      }
    }
  }
  if (faults.length) throw malformed(faults);
}

const TOO_MANY_VALUES = {
  fr: 'Cette demande contient trop de valeurs.',
  en: 'This request holds too many values.',
};
