import type { FormField, FormSection } from '#calls';

type More = Partial<Pick<FormField, 'help' | 'maxLength' | 'min' | 'max'>> & { optional?: true };

function field(
  type: FormField['type'],
  key: string,
  label: string,
  { optional, help = '', ...more }: More = {},
): FormField {
  return { key, type, label, help, required: !optional, ...more };
}

/** Shorthand for the fields of a form; required unless said otherwise. */
export const short = (key: string, label: string, more?: More): FormField =>
  field('short_text', key, label, more);
export const long = (key: string, label: string, maxLength: number, more?: More): FormField =>
  field('long_text', key, label, { maxLength, ...more });
export const number = (key: string, label: string, more?: More): FormField =>
  field('number', key, label, more);
export const money = (key: string, label: string, more?: More): FormField => field('money', key, label, more);
export const date = (key: string, label: string, more?: More): FormField => field('date', key, label, more);
export const yesNo = (key: string, label: string, more?: More): FormField =>
  field('yes_no', key, label, more);
export const file = (key: string, label: string, more?: More): FormField => field('file', key, label, more);
export const email = (key: string, label: string, more?: More): FormField => field('email', key, label, more);
export const url = (key: string, label: string, more?: More): FormField => field('url', key, label, more);
export const statement = (key: string, label: string, more?: More): FormField =>
  field('statement', key, label, more);
export const budget = (key: string, label: string, more?: More): FormField =>
  field('budget', key, label, more);

/** Answers as `[value, label]`. */
type Options = readonly (readonly [string, string])[];
const listed = (options: Options): NonNullable<FormField['options']> =>
  options.map(([value, label]) => ({ value, label }));

export const choice = (key: string, label: string, options: Options, more?: More): FormField => ({
  ...field('choice', key, label, more),
  options: listed(options),
});
export const choices = (key: string, label: string, options: Options, more?: More): FormField => ({
  ...field('choices', key, label, more),
  options: listed(options),
});

export const section = (key: string, title: string, intro: string, fields: FormField[]): FormSection => ({
  key,
  title,
  intro,
  fields,
});

export const cents = (euros: number): number => euros * 100;

/** The first section of most forms. What the profile already says is not asked again. */
export const structureSection = (...more: FormField[]): FormSection =>
  section(
    'structure',
    'Votre structure',
    `Votre profil dit déjà le nom, le statut, le siège et les agréments. Dites ici ce qu’il ne dit pas.`,
    [
      long('presentation', 'Ce que fait votre structure, pour qui, depuis quand', 1200),
      number('salaries', 'Combien de salariés, en équivalent temps plein', { min: 0, max: 5000 }),
      number('benevoles', 'Combien de bénévoles actifs', { min: 0, max: 20000, optional: true }),
      ...more,
      short('referent', 'La personne à qui parler de ce projet'),
      email('referent_courriel', 'Son adresse électronique'),
    ],
  );

/** The money, and what pays once the support ends. */
export const budgetSection = (intro: string, ...more: FormField[]): FormSection =>
  section('budget', 'Le budget', intro, [
    budget('plan', 'Ce que cela coûte, et ce qui le paie'),
    long('apres', `Qui paiera quand l’aide s’arrêtera ?`, 900, {
      help: `Cinq lignes suffisent. Un modèle encore incertain peut se dire comme tel.`,
    }),
    ...more,
  ]);
