import type { DomainEvent } from '#platform';
import type { Organisation } from './organisation.entity.js';

export type OrganisationCreated = DomainEvent<'organisation.created', { name: string }>;
export type OrganisationUpdated = DomainEvent<'organisation.updated', { name: string }>;
export type OrganisationEvent = OrganisationCreated | OrganisationUpdated;

export const organisationCreated = ({ id, name }: Organisation): OrganisationCreated => ({
  type: 'organisation.created',
  subject: { type: 'organisation', id },
  payload: { name },
});

export const organisationUpdated = ({ id, name }: Organisation): OrganisationUpdated => ({
  type: 'organisation.updated',
  subject: { type: 'organisation', id },
  payload: { name },
});
