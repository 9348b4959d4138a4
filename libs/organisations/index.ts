export type { CollectiveEvent } from './collectives/collective.events.js';
export { CollectivesService } from './collectives/collectives.service.js';
export { DocumentReaders } from './documents/document-readers.js';
export { DocumentRemindersService } from './documents/document-reminders.service.js';
export type { OrganisationDocumentResponse } from './documents/documents.dto.js';
export { DocumentsService } from './documents/documents.service.js';
export * from './legal-forms.js';
export { DelegationsService } from './members/delegations.service.js';
export { DomainsService } from './members/domains.service.js';
export {
  type DescribedPlace,
  type HandoverAdapter,
  HandoverRegistry,
  type Place,
  type Succession,
} from './members/handover-registry.js';
export { InvitationsService } from './members/invitations.service.js';
export { JoiningService } from './members/joining.service.js';
export { MembersService } from './members/members.service.js';
export type { MembershipEvent } from './members/membership.events.js';
export { ReceivedInvitationsService } from './members/received-invitations.service.js';
export { RightsRepository } from './members/rights.repository.js';
export { TakeoverService } from './members/takeover.service.js';
export type { OrganisationEvent } from './organisation.events.js';
export { OrganisationProfile, OrganisationResponse, TeamMember, TeamResponse } from './organisations.dto.js';
export { OrganisationsModule } from './organisations.module.js';
export { OrganisationsRepository } from './organisations.repository.js';
export { OrganisationsService } from './organisations.service.js';
export { importPlaces } from './places/import-places.js';
export { PlacesService } from './places/places.service.js';
export {
  ProposeReferenceRequest,
  PublicReference,
  RequestReferenceRequest,
} from './references/references.dto.js';
export { ReferencesService } from './references/references.service.js';
export { isRna, isSiren, isSiret } from './registration-numbers.js';
export { ClaimsService } from './verification/claims.service.js';
export { VerificationService } from './verification/verification.service.js';
