import {
  ChoiceField,
  EmailField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  ObjectField,
  ObjectsField,
  ORGANISATION_ROLES,
  type OrganisationRole,
  TextField,
  TextsField,
} from '#platform';
import type { FormerMemberRow, MemberRow } from './members.repository.js';

export class MemberResponse {
  @IdField() accountId!: string;
  @TextField({ max: 120 }) displayName!: string;
  @EmailField() email!: string;
  @TextField({ max: 120 }) title!: string;
  @ChoiceField(ORGANISATION_ROLES, { enumName: 'OrganisationRole' }) role!: OrganisationRole;
  @InstantField() joinedAt!: string;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 20 }) actions!: string[];

  static from({ locale: _, ...member }: MemberRow, actions: string[]): MemberResponse {
    return { ...member, joinedAt: member.joinedAt.toISOString(), actions };
  }
}

/** A page of a team; `actions` and `grantable` are about the team as a whole. */
export class MembersPage {
  @ObjectsField(() => MemberResponse) items!: MemberResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
  @TextsField({ max: 40, maxItems: 20 }) actions!: string[];
  @TextsField({ max: 10, maxItems: 4 }) grantable!: OrganisationRole[];
}

/** What changes is sent, what stays is left out. */
export class ChangeMemberRequest {
  @ChoiceField(ORGANISATION_ROLES, { optional: true, enumName: 'OrganisationRole' }) role?: OrganisationRole;
  @TextField({ max: 120, optional: true }) title?: string;
}

export class FormerMemberResponse {
  @IdField() accountId!: string;
  @TextField({ max: 120 }) displayName!: string;
  @TextField({ max: 120 }) title!: string;
  @ChoiceField(ORGANISATION_ROLES, { enumName: 'OrganisationRole' }) role!: OrganisationRole;
  @InstantField() leftAt!: string;
  @FlagField({ description: 'Removed by a colleague, rather than gone by themselves' }) removed!: boolean;
  @IntegerField({ description: 'Places that nobody took over yet' }) waiting!: number;
  @TextsField({ max: 40, maxItems: 20 }) actions!: string[];

  static from({ id: _, ...former }: FormerMemberRow, actions: string[]): FormerMemberResponse {
    return { ...former, leftAt: former.leftAt.toISOString(), actions };
  }
}

export class FormerMembersPage {
  @ObjectsField(() => FormerMemberResponse) items!: FormerMemberResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

export class TakeoverQuery {
  @IdField({ description: 'The colleague who takes over' }) to!: string;
}

export class TakeoverRequest {
  @IdField() toAccountId!: string;
}

class TakeoverPerson {
  @IdField() accountId!: string;
  @TextField({ max: 120 }) displayName!: string;
}

export class TakeoverPlace {
  @IdField() subjectId!: string;
  @TextField({ max: 40, description: 'As what: lead, officer, bearer, reviewer, follower…' }) place!: string;
  @TextField({ max: 200, description: 'Empty when the one who looks may not know of it' }) title!: string;
  @TextField({ max: 200 }) context!: string;
  @TextField({ max: 300, nullable: true, description: 'Why it stays' }) why!: string | null;
}

export class TakeoverPart {
  @TextField({ max: 40, description: 'call, application, review, thread' }) noun!: string;
  @ObjectsField(() => TakeoverPlace, { maxItems: 1000 }) moves!: TakeoverPlace[];
  @ObjectsField(() => TakeoverPlace, { maxItems: 1000 }) stays!: TakeoverPlace[];
}

/** What goes to the successor and what can't, each with its reason. */
export class TakeoverResponse {
  @ObjectField(() => TakeoverPerson) from!: TakeoverPerson;
  @ObjectField(() => TakeoverPerson) to!: TakeoverPerson;
  @FlagField({ description: 'The person already left the team' }) former!: boolean;
  @ObjectsField(() => TakeoverPart) parts!: TakeoverPart[];
  @IntegerField() moving!: number;
  @IntegerField() staying!: number;
}
