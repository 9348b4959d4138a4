/** One module for these screens: every public page carries the routes, and each module they name weighs there. */
export { securityQuery } from './api';
export { EmailPage } from './email-page';
export { PasskeyOfferPage } from './passkey-offer-page';
export { SecurityPage } from './security-page';
