export { NotificationsModule } from './notifications.module.js';
export { type CornacEvent, subscriptionsOf } from './subscriptions.js';
export { ThreadNoticesService } from './thread-notices.service.js';
