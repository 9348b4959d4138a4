import {
  ChoiceField,
  DayField,
  EmailField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  ObjectField,
  ObjectsField,
  PageQuery,
  TextField,
  TextsField,
} from '#platform';
import { REFERENCE_STATUSES, type ReferenceStatus } from './reference.types.js';

export class ResultFigureItem {
  @TextField({ min: 1, max: 80 }) label!: string;
  @TextField({ min: 1, max: 40 }) value!: string;
}

/** What was done together. */
class FactsFields {
  @TextField({ min: 3, max: 160 }) title!: string;
  @TextField({ min: 1, max: 3000 }) what!: string;
  @TextsField({ max: 5, maxItems: 40, description: 'Official codes of communes' }) communeCodes!: string[];
  @DayField() startedOn!: string;
  @DayField({ nullable: true, optional: true }) endedOn?: string | null;
  @TextsField({ max: 80, maxItems: 20, optional: true }) publics?: string[];
  @IntegerField({ max: 100_000_000, nullable: true, optional: true }) peopleReached?: number | null;
  @ObjectsField(() => ResultFigureItem, { maxItems: 8, optional: true }) results?: ResultFigureItem[];
}

export class RequestReferenceRequest extends FactsFields {
  @IdField({ description: 'The institution asked' }) institutionId!: string;
  @TextField({ max: 120, nullable: true, optional: true, description: 'Whom to ask there' })
  contactName?: string | null;
  @EmailField({ nullable: true, optional: true }) contactEmail?: string | null;
}

/** What the institution says of it in its own name. */
export class AttestReferenceRequest {
  @TextField({ min: 1, max: 3000 }) statement!: string;
  @TextField({ max: 600, optional: true }) quote?: string;
  @TextField({ max: 160, optional: true }) quoteAuthor?: string;
}

export class ProposeReferenceRequest extends FactsFields {
  @IdField({ description: 'The organisation it is about' }) enterpriseId!: string;
  @TextField({ min: 1, max: 3000 }) statement!: string;
  @TextField({ max: 600, optional: true }) quote?: string;
  @TextField({ max: 160, optional: true }) quoteAuthor?: string;
}

export class EditReferenceRequest extends FactsFields {
  @TextField({ max: 3000, optional: true }) statement?: string;
  @TextField({ max: 600, optional: true }) quote?: string;
  @TextField({ max: 160, optional: true }) quoteAuthor?: string;
}

export class ReasonRequest {
  @TextField({ min: 3, max: 1000 }) reason!: string;
}

export class ShownRequest {
  @FlagField() shown!: boolean;
}

export const REFERENCE_SIDES = ['about', 'from'] as const;

export class ReferencesQuery extends PageQuery {
  @ChoiceField(REFERENCE_SIDES, {
    enumName: 'ReferenceSide',
    optional: true,
    description: 'About the organisation, or from it as an institution; both by default',
  })
  side?: (typeof REFERENCE_SIDES)[number];
}

export class ReferenceParty {
  @IdField() id!: string;
  @TextField({ max: 160 }) name!: string;
  @TextField({ max: 80 }) slug!: string;
}

export class ReferencePlace {
  @TextField({ max: 5 }) code!: string;
  @TextField({ max: 120 }) name!: string;
}

/** What a reference says, to whoever reads it. */
class ReferenceWords {
  @IdField() id!: string;
  @TextField({ max: 160 }) title!: string;
  @TextField({ max: 3000 }) what!: string;
  @ObjectsField(() => ReferencePlace) places!: ReferencePlace[];
  @DayField() startedOn!: string;
  @DayField({ nullable: true }) endedOn!: string | null;
  @TextsField({ max: 80, maxItems: 20 }) publics!: string[];
  @IntegerField({ nullable: true }) peopleReached!: number | null;
  @ObjectsField(() => ResultFigureItem) results!: ResultFigureItem[];
  @TextField({ max: 3000 }) statement!: string;
  @TextField({ max: 600 }) quote!: string;
  @TextField({ max: 160 }) quoteAuthor!: string;
}

/** A reference as the public page shows it. */
export class PublicReference extends ReferenceWords {
  @TextField({ max: 160 }) institutionName!: string;
  @TextField({ max: 80 }) institutionSlug!: string;
  @InstantField() attestedAt!: string;
}

/** A reference as its two parties work on it. */
export class ReferenceResponse extends ReferenceWords {
  @ChoiceField(REFERENCE_STATUSES, { enumName: 'ReferenceStatus' }) status!: ReferenceStatus;
  @ObjectField(() => ReferenceParty) enterprise!: ReferenceParty;
  @ObjectField(() => ReferenceParty) institution!: ReferenceParty;
  @TextField({ max: 120, nullable: true, description: 'For both parties only' }) contactName!: string | null;
  @EmailField({ nullable: true, description: 'For both parties only' }) contactEmail!: string | null;
  @TextField({ max: 1000, nullable: true, description: 'For both parties only' }) reason!: string | null;
  @FlagField({ description: 'The organisation shows it on its page' }) shown!: boolean;
  @InstantField() createdAt!: string;
  @InstantField({ nullable: true }) attestedAt!: string | null;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 12 }) actions!: string[];
}

export class ReferencePage {
  @ObjectsField(() => ReferenceResponse) items!: ReferenceResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}
