import { fileAddress } from '../applications/api';
import { DossierView } from '../applications/dossier-view';
import type { Dossier } from '../reviews/api';

/** The frozen answers, with the files of each. */
export function DossierAnswers({ dossier }: { dossier: Dossier }) {
  const sections = new Map(dossier.sections.map((section) => [section.key, section]));
  return (
    <DossierView
      sections={dossier.form.sections}
      answersOf={(key) => sections.get(key)?.answers ?? {}}
      isConfidential={(key) => sections.get(key)?.confidential ?? false}
      withheld={dossier.withheld}
      filesOf={(sectionKey, fieldKey) =>
        dossier.files
          .filter((file) => file.sectionKey === sectionKey && file.fieldKey === fieldKey)
          .map((file) => ({ ...file, href: fileAddress(dossier.id, file.id) }))
      }
    />
  );
}
