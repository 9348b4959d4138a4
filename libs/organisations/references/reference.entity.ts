import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReferenceStatus, ResultFigure } from './reference.types.js';

/** What an institution attests that an organisation did with it. */
@Entity('organisation_references')
export class Reference {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid', update: false }) enterpriseId!: string;
  @Column({ type: 'uuid', update: false }) institutionId!: string;
  @Column('varchar', { length: 10 }) status!: ReferenceStatus;

  @Column('varchar', { length: 160 }) title!: string;
  @Column('varchar', { length: 3000 }) what!: string;
  @Column('varchar', { length: 5, array: true }) communeCodes!: string[];
  @Column('date') startedOn!: string;
  @Column('date', { nullable: true }) endedOn!: string | null;
  @Column('varchar', { length: 80, array: true }) publics!: string[];
  @Column('integer', { nullable: true }) peopleReached!: number | null;
  @Column('jsonb') results!: ResultFigure[];

  @Column('varchar', { length: 120, nullable: true }) contactName!: string | null;
  @Column('citext', { nullable: true }) contactEmail!: string | null;

  @Column('varchar', { length: 3000 }) statement!: string;
  @Column('varchar', { length: 600 }) quote!: string;
  @Column('varchar', { length: 160 }) quoteAuthor!: string;
  @Column('varchar', { length: 1000, nullable: true }) reason!: string | null;

  @Column({ type: 'uuid', update: false }) requestedBy!: string;
  @Column('uuid', { nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { nullable: true }) attestedAt!: Date | null;
  @Column('boolean') shown!: boolean;
  @Column({ type: 'timestamptz', update: false }) createdAt!: Date;
  @Column('integer') version!: number;
}
