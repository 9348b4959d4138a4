import { createHash } from 'node:crypto';
import type { Answers } from '#calls';
import type { EligibilityFinding, Person } from '../application.types.js';
import type { ApplicantProfile } from '../drafts/eligibility.js';
import { canonicalJson } from './canonical-json.js';

/** A file as a dossier freezes it: its bytes are vouched for by their hash. */
export interface DossierFile {
  id: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  sectionKey: string;
  fieldKey: string;
}

export interface DossierSection {
  key: string;
  title: string;
  confidential: boolean;
  answers: Answers;
}

/** What was submitted, whole: readable years later without the application it came from. */
export interface DossierContent {
  format: 'cornac-dossier/1';
  /** Rank among the application’s own dossiers. */
  number: number;
  submittedAt: string;
  submittedBy: { accountId: string; displayName: string };
  call: { id: string; reference: string; title: string; formVersion: number };
  application: { id: string; title: string; requestedCents: number | null };
  applicant: Omit<ApplicantProfile, 'slug'> | null;
  people: Person[];
  sections: DossierSection[];
  files: DossierFile[];
  eligibility: EligibilityFinding[];
}

export interface Sealed {
  /** Canonical JSON. */
  canonical: string;
  /** Hexadecimal SHA-256 of its UTF-8 bytes. */
  sha256: string;
}

export function seal(content: DossierContent): Sealed {
  const canonical = canonicalJson(content);
  return { canonical, sha256: createHash('sha256').update(canonical, 'utf8').digest('hex') };
}

/** The dossier as someone may read it who has no right to its confidential sections. */
export function withoutConfidential(content: DossierContent): DossierContent & { withheld: string[] } {
  const withheld = content.sections.filter((section) => section.confidential).map((section) => section.key);
  return {
    ...content,
    sections: content.sections.filter((section) => !section.confidential),
    files: content.files.filter((file) => !withheld.includes(file.sectionKey)),
    withheld,
  };
}
