import type { ConsentTextKind } from '~/api/generated/types.gen';
import type { AppContext } from '~/shared/context';
import { textQuery } from './api';

export { GoodbyePage } from './goodbye-page';
export { DataPolicyPage, RulesPage } from './text-page';

export const loadText = ({ api, queryClient }: AppContext, kind: ConsentTextKind) =>
  queryClient.ensureQueryData(textQuery(api, kind));
