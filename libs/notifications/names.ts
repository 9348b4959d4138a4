import type { Draft } from './application.letters.js';

/**
 * Events name people and what they wrote by id only: the log outlives names, and an erasure must find none there. A letter
 * says whose name it needs, and it is looked up when the letter leaves.
 */
export const personNamed = (accountId: string): string => `⟦person:${accountId}⟧`;
/** The organisation that applies, or the persons who do. */
export const applicantOf = (applicationId: string): string => `⟦applicant:${applicationId}⟧`;
export const titleOf = (applicationId: string): string => `⟦title:${applicationId}⟧`;

/** What somebody wrote to those they claim to belong with. */
export const claimWords = (claimId: string): string => `⟦claim:${claimId}⟧`;

/** What is to be done, as it was written. */
export const taskTitle = (taskId: string): string => `⟦task:${taskId}⟧`;

/** Why a message was hidden or restored. */
export const moderationReason = (actId: string): string => `⟦moderation:${actId}⟧`;

export type NameKind = 'person' | 'applicant' | 'title' | 'claim' | 'task' | 'moderation';
const NAMED = /⟦(person|applicant|title|claim|task|moderation):([0-9a-f-]{36})⟧/g;

/** Every name a draft asks for, by kind. */
export function namesWanted({ subject, paragraphs }: Draft): Record<NameKind, string[]> {
  const wanted: Record<NameKind, string[]> = {
    person: [],
    applicant: [],
    title: [],
    claim: [],
    task: [],
    moderation: [],
  };
  for (const text of [subject, ...paragraphs].flatMap(({ fr, en }) => [fr, en]))
    for (const [, kind, id] of text.matchAll(NAMED)) wanted[kind as NameKind].push(id as string);
  return wanted;
}

/** The draft with its names; what has none any more is told so. */
export function withNames(draft: Draft, names: ReadonlyMap<string, string>): Draft {
  const fill = (text: string, missing: string): string =>
    text.replace(NAMED, (_, kind: string, id: string) => names.get(`${kind}:${id}`) ?? missing);
  const both = ({ fr, en }: Draft['subject']) => ({
    fr: fill(fr, '(sans nom)'),
    en: fill(en, '(no name)'),
  });
  return { ...draft, subject: both(draft.subject), paragraphs: draft.paragraphs.map(both) };
}
