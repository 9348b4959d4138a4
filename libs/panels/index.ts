export { ConsentsService } from './consents/consents.service.js';
export { WithdrawalService } from './consents/withdrawal.service.js';
export { PanelistsService } from './panelists/panelists.service.js';
export type { PanelEvent } from './panels/panel.events.js';
export { PanelsService } from './panels/panels.service.js';
export { PanelsModule } from './panels.module.js';
