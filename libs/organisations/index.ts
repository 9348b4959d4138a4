export * from './legal-forms.js';
export type { OrganisationEvent } from './organisation.events.js';
export { OrganisationProfile, OrganisationResponse, TeamMember, TeamResponse } from './organisations.dto.js';
export { OrganisationsModule } from './organisations.module.js';
export { OrganisationsRepository } from './organisations.repository.js';
export { OrganisationsService } from './organisations.service.js';
export { isRna, isSiren, isSiret } from './registration-numbers.js';
