import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrganisationRole } from '#platform';
import type { ClaimStatus } from './claim.types.js';

/** Somebody who says they belong to an organisation that is already here. */
@Entity('organisation_claims')
export class Claim {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid', update: false }) organisationId!: string;
  @Column({ type: 'uuid', update: false }) accountId!: string;
  @Column('varchar', { length: 10 }) status!: ClaimStatus;
  @Column('varchar', { length: 120 }) title!: string;
  @Column('varchar', { length: 1000 }) message!: string;
  @Column('varchar', { length: 10, nullable: true }) role!: OrganisationRole | null;
  @Column('varchar', { length: 1000, nullable: true }) reason!: string | null;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column({ type: 'timestamptz', update: false }) createdAt!: Date;
  @Column('integer') version!: number;
}
