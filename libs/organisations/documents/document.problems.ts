import { Problem } from '#platform';

export const tooManyDocuments = (max: number): Problem =>
  new Problem({
    type: 'too-many-documents',
    status: 422,
    title: { fr: 'Trop de documents', en: 'Too many documents' },
    detail: {
      fr: `Une organisation garde ${max} documents au plus. Retirez-en un, ou remplacez celui qui a changé.`,
      en: `An organisation keeps at most ${max} documents. Remove one, or replace the one that changed.`,
    },
  });
