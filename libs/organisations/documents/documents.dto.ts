import {
  ChoiceField,
  DayField,
  IdField,
  InstantField,
  IntegerField,
  ObjectsField,
  TextField,
  TextsField,
} from '#platform';
import {
  DOCUMENT_KINDS,
  DOCUMENT_STATES,
  DOCUMENT_VISIBILITIES,
  type DocumentKind,
  type DocumentState,
  type DocumentVisibility,
} from './document.types.js';

/** Travels beside the file, in the query: the body is the file itself. */
export class DocumentVersionQuery {
  @DayField({ optional: true }) issuedOn?: string;
  @DayField({ optional: true }) expiresOn?: string;
}

export class AddDocumentQuery extends DocumentVersionQuery {
  @ChoiceField(DOCUMENT_KINDS, { enumName: 'DocumentKind' }) kind!: DocumentKind;
  @ChoiceField(DOCUMENT_VISIBILITIES, { enumName: 'DocumentVisibility' }) visibility!: DocumentVisibility;
  @TextField({ max: 120, optional: true }) title?: string;
}

export class DocumentChanges {
  @TextField({ max: 120, optional: true }) title?: string;
  @ChoiceField(DOCUMENT_VISIBILITIES, { enumName: 'DocumentVisibility', optional: true })
  visibility?: DocumentVisibility;
  @DayField({ optional: true, nullable: true }) issuedOn?: string | null;
  @DayField({ optional: true, nullable: true }) expiresOn?: string | null;
}

export class DocumentVersionResponse {
  @IntegerField({ min: 1 }) number!: number;
  @TextField({ max: 200 }) fileName!: string;
  @TextField({ max: 120 }) mediaType!: string;
  @IntegerField() sizeBytes!: number;
  @DayField({ nullable: true }) issuedOn!: string | null;
  @DayField({ nullable: true }) expiresOn!: string | null;
  @TextField({ max: 120 }) addedBy!: string;
  @InstantField() addedAt!: string;
}

export class OrganisationDocumentResponse {
  @IdField() id!: string;
  @ChoiceField(DOCUMENT_KINDS, { enumName: 'DocumentKind' }) kind!: DocumentKind;
  @TextField({ max: 120 }) title!: string;
  @ChoiceField(DOCUMENT_VISIBILITIES, { enumName: 'DocumentVisibility' }) visibility!: DocumentVisibility;
  @ChoiceField(DOCUMENT_STATES, { enumName: 'DocumentState' }) state!: DocumentState;
  @ObjectsField(() => DocumentVersionResponse, { description: 'The one in force first' })
  versions!: DocumentVersionResponse[];
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 10 }) actions!: string[];
}

export class OrganisationDocumentsResponse {
  @ObjectsField(() => OrganisationDocumentResponse) items!: OrganisationDocumentResponse[];
}

/** A published paper, as the public page lists it. */
export class PublicDocument {
  @IdField() id!: string;
  @ChoiceField(DOCUMENT_KINDS, { enumName: 'DocumentKind' }) kind!: DocumentKind;
  @TextField({ max: 120 }) title!: string;
  @IntegerField({ min: 1 }) number!: number;
  @DayField({ nullable: true }) issuedOn!: string | null;
}
