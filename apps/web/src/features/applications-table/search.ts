import { oneText } from '../../shared/search';
import type { ApplicationStatus, ApplicationsSort, TableSearch } from './api';

export const sorts: readonly ApplicationsSort[] = ['recent', 'oldest', 'title', 'requested'];

/** The states an institution can meet, in the order of the work. */
export const statuses: readonly ApplicationStatus[] = [
  'submitted',
  'completing',
  'admissible',
  'in_review',
  'shortlisted',
  'accepted',
  'waitlisted',
  'declined',
  'inadmissible',
  'withdrawn',
];

/** What the address says, and nothing it should not: an unknown word counts as absent. */
export function readTableSearch(search: Record<string, unknown>): TableSearch {
  const [status, words, sort] = [search.statut, search.q, search.tri].map(oneText);
  const statut = statuses.find((one) => one === status);
  const tri = sorts.find((one) => one === sort && one !== 'recent');
  return {
    ...(statut === undefined ? {} : { statut }),
    ...(words === undefined ? {} : { q: words.slice(0, 100) }),
    ...(tri === undefined ? {} : { tri }),
  };
}
