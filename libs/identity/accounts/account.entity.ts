import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale } from '#platform';

/** A person who can sign in. */
@Entity('accounts')
export class Account {
  @PrimaryColumn('uuid') id!: string;

  @Column('citext') email!: string;
  @Column('varchar', { length: 120 }) displayName!: string;
  @Column('varchar', { length: 2 }) locale!: Locale;
  @Column('boolean') administrator!: boolean;

  /** When the offer of a passkey was accepted or put aside: it is made once. */
  @Column('timestamptz', { nullable: true }) passkeyOfferAnsweredAt!: Date | null;

  @Column('timestamptz') createdAt!: Date;
  @Column('integer') version!: number;
}
