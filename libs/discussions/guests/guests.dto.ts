import { Matches } from 'class-validator';
import {
  EmailField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  ObjectsField,
  REQUIRED,
  TextField,
} from '#platform';
import type { GuestRow } from './guests.repository.js';

export const STAY_DAYS = { least: 1, most: 90 } as const;

class StayRequest {
  @IntegerField({ min: STAY_DAYS.least, max: STAY_DAYS.most, description: 'Days until the link ends' })
  days!: number;

  @EmailField({ optional: true, description: 'Where to send the link; it is not kept' })
  email?: string;
}

export class InviteGuestRequest extends StayRequest {
  @Matches(/\S/, REQUIRED)
  @TextField({ min: 2, max: 120, description: 'How the guest is called in the thread' })
  name!: string;

  @FlagField({ description: 'Reads only when false' }) mayWrite!: boolean;
}

export class RenewGuestRequest extends StayRequest {}

/** Somebody from outside, in this thread and nowhere else. */
export class ThreadGuestResponse {
  @IdField() id!: string;
  @TextField({ max: 120 }) displayName!: string;
  @FlagField() mayWrite!: boolean;
  @TextField({ max: 120 }) invitedBy!: string;
  @InstantField() invitedAt!: string;
  @InstantField() expiresAt!: string;

  static from({ accountId: id, invitedAt, expiresAt, ...guest }: GuestRow): ThreadGuestResponse {
    return { id, ...guest, invitedAt: invitedAt.toISOString(), expiresAt: expiresAt.toISOString() };
  }
}

export class ThreadGuestsResponse {
  @ObjectsField(() => ThreadGuestResponse) items!: ThreadGuestResponse[];
}

/** A link, shown this once. */
export class GuestLinkResponse {
  @IdField() id!: string;
  @TextField({ max: 2100, description: 'What follows the # is the key' }) link!: string;
  @InstantField() expiresAt!: string;
}
