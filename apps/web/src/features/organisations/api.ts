import { queryOptions } from '@tanstack/react-query';
import type { Api } from '~/api/client';
import type { CallSummary } from '../calls/api';

export interface Organisation {
  id: string;
  slug: string;
  name: string;
  kind: 'institution' | 'social_enterprise' | 'collective';
  legalForm: string | null;
  summary: string;
  website: string | null;
  commune: string | null;
  approvals: string[];
  openCalls: CallSummary[];
  version: number;
  actions: string[];
}

export const organisationQuery = (api: Api, slug: string) =>
  queryOptions({
    queryKey: ['organisation', slug],
    queryFn: ({ signal }) => api.get<Organisation>(`/organisations/${encodeURIComponent(slug)}`, { signal }),
  });
