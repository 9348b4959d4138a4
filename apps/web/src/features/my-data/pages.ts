import type { AppContext } from '~/shared/context';
import { consentsQuery, heldQuery, rulesQuery } from './api';

export { AgreePage } from './agree-page';
export { MyDataPage } from './my-data-page';

export const loadMyData = ({ api, queryClient }: AppContext) =>
  Promise.all([
    queryClient.ensureQueryData(heldQuery(api)),
    queryClient.ensureQueryData(consentsQuery(api)),
    queryClient.ensureQueryData(rulesQuery(api)),
  ]);

export const loadDue = ({ api, queryClient }: AppContext) => queryClient.ensureQueryData(consentsQuery(api));
