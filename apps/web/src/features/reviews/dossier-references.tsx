import { useT } from '~/messages/intl';
import { ReferenceBody } from '../organisations/reference-body';
import type { Dossier } from './api';
import './dossier-references.css';

/** What institutions attest of the applicant, beside what it says of itself: folded, for whoever reads its dossier. */
export function DossierReferences({ dossier: { references } }: { dossier: Dossier }) {
  const t = useT();
  if (references.length === 0) return null;
  return (
    <section className="dossier-references" id="references" aria-labelledby="references-titre">
      <h2 id="references-titre">{t('review.references', { count: references.length })}</h2>
      <p className="small mute">{t('review.referencesNote')}</p>
      {references.map((reference) => (
        <details key={reference.id}>
          <summary>
            <b>{reference.title}</b>{' '}
            <span className="small mute">{t('review.referenceBy', { name: reference.institutionName })}</span>
          </summary>
          <ReferenceBody
            reference={reference}
            institution={{ name: reference.institutionName, slug: reference.institutionSlug }}
          />
        </details>
      ))}
    </section>
  );
}
