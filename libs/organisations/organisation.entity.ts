import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Approval, LegalForm, OrganisationKind, OrganisationSort } from './legal-forms.js';

/** A legal body: institution, social enterprise, or a collective of organisations. */
@Entity('organisations')
export class Organisation {
  @PrimaryColumn('uuid') id!: string;

  @Column('varchar', { length: 20 }) kind!: OrganisationKind;
  @Column('varchar', { length: 40 }) sort!: OrganisationSort;
  @Column('varchar', { length: 160 }) name!: string;
  @Column('varchar', { length: 80 }) slug!: string;

  @Column('varchar', { length: 40 }) legalForm!: LegalForm;
  @Column('char', { length: 9, nullable: true }) siren!: string | null;
  @Column('char', { length: 10, nullable: true }) rna!: string | null;
  /** Calls often ask for an age of one or two years. */
  @Column('date', { nullable: true }) foundedOn!: string | null;
  @Column('varchar', { length: 40, array: true }) approvals!: Approval[];

  @Column('varchar', { length: 600 }) summary!: string;
  @Column('varchar', { length: 2000, nullable: true }) website!: string | null;
  /** Official geographic code of the commune: text, for `2A004` exists. */
  @Column('varchar', { length: 5, nullable: true }) communeCode!: string | null;
  @Column('varchar', { length: 120, nullable: true }) communeName!: string | null;
  @Column('varchar', { length: 3, nullable: true }) departmentCode!: string | null;

  @Column('timestamptz', { nullable: true }) verifiedAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('integer') version!: number;
}
