import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Transaction } from '#platform';
import { nothingToRecover } from '../identity.problems.js';
import type { Proof } from '../sign-in/proof.js';
import { Strategies } from '../sign-in/strategies.js';
import { Tries } from '../sign-in/tries.js';
import { FactorsRepository, holdsSecondFactor } from './factors.repository.js';
import { RecoveryCodesRepository } from './recovery-codes.repository.js';
import { SecurityNotices } from './security-notices.js';

const CODES = 10;
/** Crockford's base 32: no I, L, O or U to take for another sign. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 16 signs are 80 bits: nobody guesses one, even with the hashes in hand. */
const LENGTH = 16;

/** Codes on paper for the day the telephone is lost: shown once, used once each. */
@Injectable()
export class RecoveryCodesService {
  constructor(
    private readonly transaction: Transaction,
    private readonly codes: RecoveryCodesRepository,
    private readonly factors: FactorsRepository,
    private readonly notices: SecurityNotices,
    private readonly tries: Tries,
    private readonly clock: Clock,
    strategies: Strategies,
  ) {
    strategies.register('recovery_code', ({ ip }, { accountId, code }) =>
      this.tries.judged('recovery_code', accountId, ip, () => this.use(accountId, code)),
    );
  }

  /** Ten new codes; those before no longer work. They are never to be read again. @throws 422 with nothing to recover. */
  async make(actor: Actor): Promise<string[]> {
    if (!holdsSecondFactor(await this.factors.of(actor.accountId))) throw nothingToRecover();
    const made = Array.from({ length: CODES }, newRecoveryCode);
    await this.transaction.run(async () => {
      const hashes = made.map((code) => hashOf(actor.accountId, code));
      await this.codes.replace(actor.accountId, hashes, this.clock.now());
      await this.notices.tell(actor, 'recovery_codes_made');
    });
    return made;
  }

  private use(accountId: string, code: string): Promise<Proof | null> {
    return this.transaction.run(async () => {
      const left = await this.codes.use(accountId, hashOf(accountId, code), this.clock.now());
      if (left === null) return null;
      await this.notices.tell({ accountId }, 'recovery_code_used', { left: String(left) });
      return { accountId, method: 'recovery_code', secondFactor: true };
    });
  }
}

/** `7QK4-M0ZT-9XWA-P3HD`. */
function newRecoveryCode(): string {
  const signs = [...randomBytes(LENGTH)].map((byte) => SIGNS[byte % 32]).join('');
  return signs.replace(/(.{4})(?=.)/g, '$1-');
}

/** As typed: case, dashes and spaces aside, and the letters that look like digits. Salted by whose it is. */
function hashOf(accountId: string, code: string): Buffer {
  const signs = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  return createHash('sha256').update(`${accountId}:${signs}`).digest();
}
