import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { type Actor, Clock, malformed, notFound, Transaction } from '#platform';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import type { Proof } from '../sign-in/proof.js';
import { Strategies } from '../sign-in/strategies.js';
import { Tries } from '../sign-in/tries.js';
import { canonical, type Estimate, faultOf } from './password.rules.js';
import { PasswordsRepository } from './passwords.repository.js';
import { SecurityNotices } from './security-notices.js';
import { Turnstile } from './turnstile.js';

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane; some 25 ms of one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Two hashes at once take both cores of a small server and 38 MiB; more would be a way to bring it down. */
const turnstile = new Turnstile(2, 100);

/** Of random bytes nobody kept, at the same cost: who is unknown, or has no password, is judged against it. */
const NOBODYS =
  '$argon2id$v=19$m=19456,t=2,p=1$4I5N6ZvxfE0fE3V/bPwhkg$kTgy6fPdv73caC4P0MdCw8bl0bR/gIwikhGVzbkXW0U';

/** Passwords, for those who want one. Known and unknown addresses are answered alike, in body and in time. */
@Injectable()
export class PasswordsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly passwords: PasswordsRepository,
    private readonly notices: SecurityNotices,
    private readonly tries: Tries,
    private readonly clock: Clock,
    strategies: Strategies,
  ) {
    strategies.register('password', ({ ip }, { email, password }) =>
      this.tries.judged('password', email, ip, () => this.verify(email, password)),
    );
  }

  /** @throws 400 naming why the password is refused. */
  async set(actor: Actor, password: string): Promise<void> {
    const chosen = canonical(password);
    const { common, estimate } = await judge();
    const fault = faultOf(chosen, await this.accounts.readAddressed(actor.accountId), common, estimate);
    if (fault) throw malformed([{ pointer: '/password', detail: fault }]);
    const hashed = await turnstile.pass(() => hash(chosen, COST));
    await this.transaction.run(async () => {
      await this.passwords.set(actor.accountId, hashed, this.clock.now());
      await this.notices.tell(actor, 'password_set');
    });
  }

  /** @throws 404 when there is none. */
  async remove(actor: Actor): Promise<void> {
    await this.transaction.run(async () => {
      if (!(await this.passwords.remove(actor.accountId))) throw notFound();
      await this.notices.tell(actor, 'password_removed');
    });
  }

  private async verify(email: string, password: string): Promise<Proof | null> {
    const found = await this.passwords.byEmail(email);
    const right = await turnstile.pass(() => verify(found?.hash ?? NOBODYS, canonical(password)));
    return right && found ? { accountId: found.accountId, method: 'password', secondFactor: false } : null;
  }
}

let judging: Promise<{ common: ReadonlySet<string>; estimate: Estimate }> | undefined;

/** The bundled list of common and stolen passwords and the estimator: 400 kB, loaded when somebody first chooses one. */
function judge() {
  judging ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }]) => {
      const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
      return {
        common: new Set(dictionary['passwords-common']),
        estimate: (password: string, ownWords: string[]) => estimator.check(password, ownWords),
      };
    },
  );
  return judging;
}
