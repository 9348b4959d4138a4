import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ApplicationStatus, Complement, EligibilityFinding, Waiver } from './application.types.js';

/** One answer to one call. Its sections, files, dossiers and reviews are their own tables. */
@Entity('applications')
export class Application {
  @PrimaryColumn('uuid') id!: string;

  @Column('uuid') callId!: string;
  /** Null when persons apply in their own name. */
  @Column('uuid', { nullable: true }) organisationId!: string | null;
  /** Written by the machine only. */
  @Column('varchar', { length: 20 }) readonly status!: ApplicationStatus;

  @Column('varchar', { length: 200 }) title!: string;
  /** What the budget of the last dossier asks for. */
  @Column('bigint', { nullable: true }) requestedCents!: number | null;

  @Column('timestamptz', { nullable: true }) submittedAt!: Date | null;
  /** Number of the last dossier, 0 before the first. */
  @Column('integer') lastDossier!: number;
  /** Conditions of the call as they stood at the last submission. */
  @Column('jsonb') findings!: EligibilityFinding[];
  @Column('jsonb', { nullable: true }) complement!: Complement | null;
  @Column('varchar', { length: 4000, nullable: true }) inadmissibleReason!: string | null;
  @Column('jsonb') waivers!: Waiver[];

  /** Movements of its sections and files, counted by the statements that make them. */
  @Column({ type: 'integer', default: 0, update: false }) readonly draftVersion!: number;
  /** Last of them; null before the first. */
  @Column({ type: 'timestamptz', nullable: true, update: false }) readonly touchedAt!: Date | null;

  @Column('uuid') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
  @Column('integer') version!: number;
}
