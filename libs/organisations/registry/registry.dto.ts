import { ChoiceField, DayField, FlagField, IdField, ObjectField, ObjectsField, TextField } from '#platform';
import { LEGAL_FORM_KEYS, type LegalForm } from '../legal-forms.js';

export class RegistryQuery {
  @TextField({ min: 2, max: 80, description: 'A SIREN, or words of the name' }) q!: string;
}

/** The organisation that already bears this SIREN here. */
export class KnownOrganisation {
  @IdField() id!: string;
  @TextField({ max: 160 }) name!: string;
  @TextField({ max: 80 }) slug!: string;
}

/** Enough to fill a profile in, for the person to confirm. */
export class RegistryEntryResponse {
  @TextField({ max: 9 }) siren!: string;
  @TextField({ max: 160 }) name!: string;
  @TextField({ max: 14, nullable: true }) siret!: string | null;
  @TextField({ max: 10, nullable: true }) rna!: string | null;
  @TextField({ max: 4, nullable: true }) legalCode!: string | null;
  @ChoiceField(LEGAL_FORM_KEYS, { enumName: 'LegalForm', nullable: true }) legalForm!: LegalForm | null;
  @TextField({ max: 5, nullable: true }) communeCode!: string | null;
  @TextField({ max: 120, nullable: true }) communeName!: string | null;
  @TextField({ max: 5, nullable: true }) postcode!: string | null;
  @DayField({ nullable: true }) foundedOn!: string | null;
  @FlagField() missionCompany!: boolean;
  @FlagField() socialEconomy!: boolean;
  @FlagField({ description: 'False once it has ceased to exist' }) active!: boolean;
  @ObjectField(() => KnownOrganisation, { nullable: true }) known!: KnownOrganisation | null;
}

export class RegistryResponse {
  @FlagField({ description: 'False: the register does not answer, fill in by hand' }) available!: boolean;
  @ObjectsField(() => RegistryEntryResponse) items!: RegistryEntryResponse[];
}
