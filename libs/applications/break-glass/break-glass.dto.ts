import {
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  ObjectsField,
  TextField,
  TextsField,
} from '#platform';
import { BREAK_GLASS_STATES, type BreakGlassState } from './break-glass.rules.js';

export const BREAK_GLASS_ACTS = ['approve', 'close', 'read'] as const;
export type BreakGlassAct = (typeof BREAK_GLASS_ACTS)[number];

/** A dossier that an administrator asked to open. */
export class BreakGlassRequest {
  @IdField() id!: string;
  @ChoiceField(BREAK_GLASS_STATES, { enumName: 'BreakGlassState' }) state!: BreakGlassState;
  @TextField({ max: 24 }) receiptNumber!: string;
  @TextField({ max: 300 }) callTitle!: string;
  @TextField({ max: 1000 }) reason!: string;
  @TextField({ max: 120 }) requestedBy!: string;
  @InstantField() requestedAt!: string;
  @TextField({ max: 120, nullable: true }) approvedBy!: string | null;
  @InstantField({ nullable: true }) openedUntil!: string | null;
  @IdField({ nullable: true, description: 'While it is open, for who asked' }) applicationId!: string | null;
  @TextsField({ max: 20, maxItems: 3 }) actions!: BreakGlassAct[];
}

export class BreakGlassPage {
  @ObjectsField(() => BreakGlassRequest) items!: BreakGlassRequest[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
  @TextsField({
    max: 120,
    maxItems: 20,
    description: 'Who may agree, by name; none: any other administrator than who asks',
  })
  approvers!: string[];
  @FlagField({ description: 'False when too few of those named still administer the platform' })
  usable!: boolean;
}

export class AskBreakGlassRequest {
  @TextField({ min: 3, max: 300, description: 'A receipt’s number, or the address or id of an application' })
  reference!: string;
  @TextField({ min: 20, max: 1000, description: 'Told to those concerned, word for word' })
  reason!: string;
}
