import { type Fault, Problem } from '#platform';

export const referenceInvalid = (errors: Fault[]): Problem =>
  new Problem({
    type: 'reference-invalid',
    status: 422,
    title: { fr: 'Référence à corriger', en: 'Reference to correct' },
    detail: { fr: 'Certains points ne vont pas ensemble.', en: 'Some points do not fit together.' },
    errors,
  });

export const ENDS_BEFORE_IT_BEGINS: Fault = {
  pointer: '/endedOn',
  detail: { fr: 'La fin précède le début.', en: 'The end comes before the beginning.' },
};
export const NOT_YET_BEGUN: Fault = {
  pointer: '/startedOn',
  detail: {
    fr: 'Une référence parle de ce qui a commencé.',
    en: 'A reference speaks of what has begun.',
  },
};
export const unknownCommune = (index: number): Fault => ({
  pointer: `/communeCodes/${index}`,
  detail: {
    fr: 'Ce lieu n’est pas dans le code officiel géographique.',
    en: 'This place is not in the official geographic code.',
  },
});
export const NO_SUCH_INSTITUTION: Fault = {
  pointer: '/institutionId',
  detail: {
    fr: 'Choisissez une institution vérifiée, autre que la vôtre.',
    en: 'Choose a verified institution other than yours.',
  },
};
export const NO_SUCH_ENTERPRISE: Fault = {
  pointer: '/enterpriseId',
  detail: {
    fr: 'Choisissez une organisation vérifiée, autre que la vôtre.',
    en: 'Choose a verified organisation other than yours.',
  },
};
export const NOT_AN_INSTITUTION: Fault = {
  pointer: '/id',
  detail: {
    fr: 'Seule une institution vérifiée, ou un collectif vérifié, atteste une référence.',
    en: 'Only a verified institution or collective attests a reference.',
  },
};
