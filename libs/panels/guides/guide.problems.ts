import { type Fault, Problem } from '#platform';

export const guideInvalid = (errors: Fault[]): Problem =>
  new Problem({
    type: 'guide-invalid',
    status: 422,
    title: { fr: 'Guide à corriger', en: 'Guide to correct' },
    detail: { fr: 'Certaines étapes ne vont pas ensemble.', en: 'Some steps do not fit together.' },
    errors,
  });
