import {
  ChoiceField,
  EmailField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  ObjectField,
  ObjectsField,
  TextField,
  TextsField,
} from '#platform';
import type { DomainRow, JoinRequestRow } from './entry.repository.js';
import { JOIN_REQUEST_STATUSES, type JoinRequestStatus } from './join-request.machine.js';

export const ENTRIES = ['direct', 'approval'] as const;
export type Entry = (typeof ENTRIES)[number];

export class ClaimDomainRequest {
  @TextField({ min: 1, max: 260 }) domain!: string;
  @ChoiceField(ENTRIES, { enumName: 'DomainEntry' }) entry!: Entry;
}

export class ChangeDomainRequest {
  @ChoiceField(ENTRIES, { enumName: 'DomainEntry' }) entry!: Entry;
}

export class DomainResponse {
  @IdField() id!: string;
  @TextField({ max: 253 }) domain!: string;
  @ChoiceField(ENTRIES, { enumName: 'DomainEntry' }) entry!: Entry;
  @FlagField({ description: 'An owner signs in with an address of this domain' }) verified!: boolean;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 10 }) actions!: string[];

  static from({ id, domain, entry, verifiedAt, version }: DomainRow, actions: string[]): DomainResponse {
    return { id, domain, entry, verified: verifiedAt !== null, version, actions };
  }
}

export class DomainsResponse {
  @ObjectsField(() => DomainResponse, { maxItems: 10 }) items!: DomainResponse[];
  @FlagField({ description: 'By an administrator: until then, none of them lets anyone in' })
  organisationVerified!: boolean;
}

export class JoinRequestResponse {
  @IdField() id!: string;
  @IdField() organisationId!: string;
  @TextField({ max: 160 }) organisationName!: string;
  @IdField() accountId!: string;
  @TextField({ max: 120 }) displayName!: string;
  @EmailField() email!: string;
  @TextField({ max: 1000 }) word!: string;
  @ChoiceField(JOIN_REQUEST_STATUSES, { enumName: 'JoinRequestStatus' }) status!: JoinRequestStatus;
  @TextField({ max: 1000 }) reason!: string;
  @InstantField() askedAt!: string;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 10 }) actions!: string[];

  static from({ askedAt, ...row }: JoinRequestRow, actions: string[]): JoinRequestResponse {
    return { ...row, status: row.status as JoinRequestStatus, askedAt: askedAt.toISOString(), actions };
  }
}

export class JoinRequestsPage {
  @ObjectsField(() => JoinRequestResponse) items!: JoinRequestResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

export class JoinableOrganisation {
  @IdField() organisationId!: string;
  @TextField({ max: 160 }) name!: string;
  @TextField({ max: 80 }) slug!: string;
  @TextField({ max: 253 }) domain!: string;
  @ChoiceField(ENTRIES, { enumName: 'DomainEntry' }) entry!: Entry;
  @IdField({ nullable: true, description: 'My request that awaits an answer' }) requestId!: string | null;
  @TextsField({ max: 40, maxItems: 10 }) actions!: string[];
}

export class JoinableOrganisations {
  @ObjectsField(() => JoinableOrganisation, { maxItems: 20 }) items!: JoinableOrganisation[];
}

export class JoinRequestBody {
  @TextField({ max: 1000, optional: true, description: 'For those who will answer' }) word?: string;
}

export class RefuseJoinRequestBody {
  @TextField({ min: 1, max: 1000 }) reason!: string;
}

export class JoinResponse {
  @ChoiceField(['joined', 'asked'], { enumName: 'JoinOutcome' }) outcome!: 'joined' | 'asked';
  @ObjectField(() => JoinRequestResponse, { nullable: true }) request!: JoinRequestResponse | null;
}
