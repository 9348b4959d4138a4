import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale } from '#platform';

/** A person who can sign in: with an address, or with a key for a panelist or a guest, who have none. */
@Entity('accounts')
export class Account {
  @PrimaryColumn('uuid') id!: string;

  @Column('citext', { nullable: true }) email!: string | null;
  @Column('varchar', { length: 120 }) displayName!: string;
  @Column('varchar', { length: 2 }) locale!: Locale;
  @Column('boolean') administrator!: boolean;
  /** Known by a label that says nothing of them; who they are is their facilitators' to know. */
  @Column('boolean') panelist!: boolean;
  /** Invited into one thread by a link, under the name its sender gave. */
  @Column('boolean') guest!: boolean;

  /** When the offer of a passkey was accepted or put aside: it is made once. */
  @Column('timestamptz', { nullable: true }) passkeyOfferAnsweredAt!: Date | null;

  /** Forgotten: the row stays without a name. */
  @Column('timestamptz', { nullable: true }) erasedAt!: Date | null;
  /** Kept out by an administrator, for a reason the person is told. */
  @Column('timestamptz', { nullable: true }) suspendedAt!: Date | null;
  @Column('varchar', { length: 1000, nullable: true }) suspendedReason!: string | null;

  @Column('timestamptz') createdAt!: Date;
  @Column('integer') version!: number;
}
