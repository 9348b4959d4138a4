import type { AppContext } from '~/shared/context';
import { heldQuery } from '../my-data/api';

/** All screens of panelists in one module: every public page carries the name of each module there is. */
export { PanelDataPage } from './data-page';
export { EnterPage } from './enter-page';
export { PanelPage } from './panel-page';

export const loadData = ({ api, queryClient }: AppContext) => queryClient.ensureQueryData(heldQuery(api));
