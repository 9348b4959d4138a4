import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Api } from '~/api/client';

export type CallKind = 'projects' | 'interest' | 'internal' | 'ideas';
export type CallPhase =
  | 'draft'
  | 'coming'
  | 'open'
  | 'closed'
  | 'deliberating'
  | 'decided'
  | 'archived'
  | 'cancelled';

export interface CallMoney {
  envelopeCents: number | null;
  perProjectMinCents: number | null;
  perProjectMaxCents: number | null;
  shareMaxPercent: number | null;
  laureatesMin: number | null;
  laureatesMax: number | null;
  notes: string | null;
}

export interface Lead {
  id: string;
  name: string;
  slug: string;
}

export interface CallSummary {
  id: string;
  slug: string;
  reference: string;
  kind: CallKind;
  phase: CallPhase;
  title: string;
  summary: string;
  leads: Lead[];
  opensAt: string | null;
  closesAt: string | null;
  money: CallMoney;
  themes: string[];
  publics: string[];
  territories: string[];
}

export interface CallDate {
  key: string;
  label: string;
  at: string | null;
  until: string | null;
  state: 'done' | 'now' | 'next';
}

export interface Eligibility {
  id: string;
  statement: string;
  severity: 'bar' | 'priority';
  waivable: boolean;
  checked: 'automatic' | 'by_reading';
}

export interface Criterion {
  id: string;
  name: string;
  description: string;
  weightPercent: number | null;
  scaleMax: number;
}

export interface Commitment {
  id: string;
  kind: string;
  statement: string;
  state: 'kept' | 'late' | 'broken' | 'to_come' | 'ongoing';
  detail: string | null;
}

export interface CallDocument {
  id: string;
  name: string;
  sizeBytes: number;
  mediaType: string;
}

export interface Award {
  name: string;
  amountCents: number | null;
  count: number | null;
  optional: boolean;
  note: string | null;
}

export interface Call extends CallSummary {
  /** Markdown. */
  need: string;
  calendar: CallDate[];
  eligibility: Eligibility[];
  criteria: Criterion[];
  pact: Commitment[];
  documents: CallDocument[];
  awards: Award[];
  contact: { name: string; email: string } | null;
  version: number;
  actions: string[];
  myApplicationId: string | null;
}

export interface CallPage {
  items: CallSummary[];
  next: string | null;
  counts: { open: number; coming: number; closed: number };
}

export interface Facet {
  value: string;
  count: number;
}
export interface CallFacets {
  kinds: Facet[];
  themes: Facet[];
  territories: Facet[];
}

/** What the directory's address carries; also what the API takes. */
export interface CallSearch {
  q?: string;
  kind?: CallKind[];
  theme?: string[];
  territory?: string;
  phase?: 'open' | 'coming' | 'closed';
  cursor?: string;
}

export const callsQuery = (api: Api, { q, kind, theme, territory, phase, cursor }: CallSearch) =>
  infiniteQueryOptions({
    queryKey: ['calls', { q, kind, theme, territory, phase, cursor }],
    queryFn: ({ pageParam, signal }) =>
      api.get<CallPage>('/calls', {
        query: { q, kind, theme, territory, phase, cursor: pageParam },
        signal,
      }),
    initialPageParam: cursor,
    getNextPageParam: (page: CallPage) => page.next ?? undefined,
  });

export const facetsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['calls', 'facets'],
    queryFn: ({ signal }) => api.get<CallFacets>('/calls/facets', { signal }),
    staleTime: 300_000,
  });

export const callQuery = (api: Api, idOrSlug: string) =>
  queryOptions({
    queryKey: ['call', idOrSlug],
    queryFn: ({ signal }) => api.get<Call>(`/calls/${encodeURIComponent(idOrSlug)}`, { signal }),
  });

export const documentAddress = (callId: string, documentId: string): string =>
  `/api/v1/calls/${callId}/documents/${documentId}`;
