import type { Prefill } from './api';
import { type Answers, type FormField, type FormSection, isBlank } from './form';

/** What a field asks for, recognised by its key and its label, and what the profile answers. */
interface Source {
  asks: RegExp;
  types: readonly FormField['type'][];
  of: (prefill: Prefill, field: FormField) => unknown;
}

const texts = ['short_text', 'long_text'] as const;

const sources: readonly Source[] = [
  { asks: /\bsiren\b/i, types: texts, of: ({ siren }) => siren },
  { asks: /\brna\b/i, types: texts, of: ({ rna }) => rna },
  { asks: /site|web/i, types: ['url'], of: ({ website }) => website },
  { asks: /\b(commune|ville|town)\b/i, types: ['short_text'], of: ({ communeName }) => communeName },
  {
    asks: /cr[ée]ation|cr[ée]{1,2}e le|fond[ée]e|founded/i,
    types: ['date'],
    of: ({ foundedOn }) => foundedOn,
  },
  {
    asks: /raison sociale|d[ée]nomination|nom de (la|votre) (structure|l’organisation|organisation|association)/i,
    types: ['short_text'],
    of: ({ name }) => name,
  },
  {
    asks: /pr[ée]sent(ez|ation).*(structure|organisation|association)|(structure|organisation|association) en quelques/i,
    types: texts,
    of: ({ summary }) => summary,
  },
  {
    asks: /forme juridique|statut juridique|legal form/i,
    types: ['choice'],
    of: ({ legalForm }, { options }) => options?.find(({ value }) => value === legalForm)?.value,
  },
  {
    asks: /agr[ée]ment|approval/i,
    types: ['choices'],
    of: ({ approvals }, { options }) =>
      approvals.filter((one) => options?.some(({ value }) => value === one) ?? false),
  },
];

/** Answers the profile already holds, for the fields of this section that are still blank. */
export function prefillOf(section: FormSection, answers: Answers, prefill: Prefill | null): Answers {
  if (prefill === null) return {};
  const found = section.fields.flatMap((field) => {
    if (!isBlank(answers[field.key])) return [];
    const words = `${field.key.replaceAll(/[_-]/g, ' ')} ${field.label}`;
    const source = sources.find(({ asks, types }) => types.includes(field.type) && asks.test(words));
    const known = source?.of(prefill, field);
    return isBlank(known) ? [] : [[field.key, known] as const];
  });
  return Object.fromEntries(found);
}
