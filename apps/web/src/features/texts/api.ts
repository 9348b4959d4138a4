import { queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import type { ConsentTextKind } from '~/api/generated/types.gen';
import { privacyText } from '~/api/generated/visitors.gen';

/** A text in force, in the page's language. */
export const textQuery = (api: Api, kind: ConsentTextKind) =>
  queryOptions({
    queryKey: ['consent-text', kind],
    queryFn: ({ signal }) => answer(privacyText({ client: api, path: { kind }, signal, throwOnError: true })),
  });
