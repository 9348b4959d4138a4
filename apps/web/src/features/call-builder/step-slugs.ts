// Apart from what the steps say: the routes read it, and every public page carries the routes.

/** The steps of the builder, in order, by the word their address carries. */
export const stepSlugs = [
  'essentiel',
  'besoin',
  'eligibilite',
  'formulaire',
  'grille',
  'argent',
  'calendrier',
  'pacte',
  'equipe',
  'documents',
  'apercu',
  'publier',
] as const;
export type StepSlug = (typeof stepSlugs)[number];

export const isStep = (value: unknown): value is StepSlug => stepSlugs.some((slug) => slug === value);
