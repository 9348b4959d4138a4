import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Approval, LegalForm, OrganisationKind, OrganisationSort } from './legal-forms.js';

export const ORGANISATION_STATUSES = ['pending', 'verified', 'refused', 'suspended'] as const;
/** Where an organisation stands with the administrators of the platform. */
export type OrganisationStatus = (typeof ORGANISATION_STATUSES)[number];

/** A legal body: institution, social enterprise, or a collective of organisations. */
@Entity('organisations')
export class Organisation {
  @PrimaryColumn('uuid') id!: string;

  @Column('varchar', { length: 20 }) kind!: OrganisationKind;
  @Column('varchar', { length: 40 }) sort!: OrganisationSort;
  @Column('varchar', { length: 160 }) name!: string;
  @Column('varchar', { length: 80 }) slug!: string;

  /** The name as it is searched: see `searchable`. */
  @Column('varchar', { length: 200 }) searchName!: string;

  @Column('varchar', { length: 40 }) legalForm!: LegalForm;
  /** INSEE legal category, when it is known. */
  @Column('char', { length: 4, nullable: true }) legalCode!: string | null;
  @Column('char', { length: 9, nullable: true }) siren!: string | null;
  /** The seat's establishment. */
  @Column('char', { length: 14, nullable: true }) siret!: string | null;
  @Column('char', { length: 10, nullable: true }) rna!: string | null;
  /** Calls often ask for an age of one or two years. */
  @Column('date', { nullable: true }) foundedOn!: string | null;
  @Column('varchar', { length: 40, array: true }) approvals!: Approval[];
  @Column('varchar', { length: 40, nullable: true }) esusNumber!: string | null;
  @Column('date', { nullable: true }) esusGrantedOn!: string | null;
  @Column('date', { nullable: true }) esusExpiresOn!: string | null;
  /** Of a société à mission, in the order of its statutes. */
  @Column('varchar', { length: 300, array: true }) missionObjectives!: string[];
  /** Whom to write to about the committee that follows them. */
  @Column('varchar', { length: 200, nullable: true }) missionCommittee!: string | null;

  @Column('varchar', { length: 600 }) summary!: string;
  @Column('varchar', { length: 2000, nullable: true }) website!: string | null;
  /** Official geographic code of the commune: text, for `2A004` exists. */
  @Column('varchar', { length: 5, nullable: true }) communeCode!: string | null;
  @Column('varchar', { length: 120, nullable: true }) communeName!: string | null;
  @Column('varchar', { length: 3, nullable: true }) departmentCode!: string | null;

  @Column('varchar', { length: 60, array: true }) themes!: string[];
  @Column('varchar', { length: 80, array: true }) publics!: string[];
  /** Keys of official places: `department:69`. */
  @Column('varchar', { length: 20, array: true }) territories!: string[];
  @Column('uuid', { nullable: true }) logoFileId!: string | null;

  @Column('varchar', { length: 10 }) status!: OrganisationStatus;
  /** Why verification was refused or the organisation suspended. */
  @Column('varchar', { length: 1000, nullable: true }) statusReason!: string | null;
  @Column('timestamptz', { nullable: true }) verificationRequestedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) verifiedAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('integer') version!: number;
}
