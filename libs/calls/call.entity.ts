import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  Amendment,
  Award,
  CalendarStep,
  CallKind,
  CallMoney,
  CallStatus,
  Commitment,
  Criterion,
} from './call.types.js';
import type { EligibilityRule } from './eligibility.rules.js';
import type { CallForm } from './form.js';

/** A call for projects. Leads and team are their own tables, read with it. */
@Entity('calls')
export class Call {
  @PrimaryColumn('uuid') id!: string;

  /** Readable number, year and rank: `2027-014`. */
  @Column('varchar', { length: 20 }) reference!: string;
  @Column('varchar', { length: 120 }) slug!: string;
  @Column('varchar', { length: 10 }) kind!: CallKind;
  /** Written by the machine only. `open` and `closed` never stand here: the clock tells them. */
  @Column('varchar', { length: 20 }) readonly status!: Exclude<CallStatus, 'open' | 'closed'>;

  @Column('varchar', { length: 200 }) title!: string;
  @Column('varchar', { length: 600 }) summary!: string;
  /** Markdown. */
  @Column('text') need!: string;
  @Column('varchar', { length: 60, array: true }) themes!: string[];
  @Column('varchar', { length: 80, array: true }) publics!: string[];
  @Column('varchar', { length: 80, array: true }) territories!: string[];

  @Column('jsonb') money!: CallMoney;
  @Column('jsonb') awards!: Award[];

  @Column('timestamptz', { nullable: true }) opensAt!: Date | null;
  /** First instant at which nothing is accepted any more; null for an idea box. */
  @Column('timestamptz', { nullable: true }) closesAt!: Date | null;
  @Column('timestamptz', { nullable: true }) decisionBy!: Date | null;
  @Column('jsonb') steps!: CalendarStep[];
  @Column('date', { nullable: true }) projectStartsOn!: string | null;
  @Column('date', { nullable: true }) projectEndsOn!: string | null;

  @Column('jsonb') eligibility!: EligibilityRule[];
  @Column('jsonb') form!: CallForm;
  @Column('jsonb') criteria!: Criterion[];
  @Column('jsonb') pact!: Commitment[];
  @Column('jsonb') amendments!: Amendment[];
  @Column('jsonb', { nullable: true }) contact!: { name: string; email: string } | null;

  @Column('timestamptz', { nullable: true }) publishedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('varchar', { length: 2000, nullable: true }) cancelledReason!: string | null;

  @Column('uuid') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('integer') version!: number;
}
