import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  ENV,
  type Env,
  type Expiring,
  Journal,
  Mailer,
  Problem,
  Retention,
  type RetentionRule,
  Rounds,
  renderLetter,
  Transaction,
} from '#platform';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { LegalHoldsRepository } from './legal-holds.repository.js';
import { RetentionNoticesRepository } from './retention-notices.repository.js';

const DAY_MS = 86_400_000;
/** Per rule and round: the next round goes on. */
const AT_ONCE = 200;

/**
 * Lets go of what was kept long enough: told first, gone later, never while the law holds it. Running it twice does what
 * running it once does.
 */
@Injectable()
export class RetentionService {
  constructor(
    private readonly transaction: Transaction,
    private readonly retention: Retention,
    private readonly notices: RetentionNoticesRepository,
    private readonly holds: LegalHoldsRepository,
    private readonly accounts: AccountsRepository,
    private readonly mailer: Mailer,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly rounds: Rounds,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** @returns how many notices were sent and how many things went. */
  async run(): Promise<{ told: number; gone: number }> {
    const now = this.clock.now();
    for (const sweep of this.retention.sweeps) await sweep.run(now);
    let [told, gone] = [0, 0];
    for (const rule of this.retention.rules) {
      const noticed = new Date(now.getTime() + rule.noticeDays * DAY_MS);
      const held = async (found: readonly Expiring[]) =>
        this.holds.heldAmong(
          rule.heldAs,
          found.map((one) => one.subjectId),
        );
      const soon = await rule.due(noticed, AT_ONCE);
      const heldSoon = await held(soon);
      for (const one of soon)
        if (!heldSoon.has(one.subjectId) && (await this.tell(rule, one, now))) told += 1;
      const due = await rule.due(now, AT_ONCE);
      const heldNow = await held(due);
      for (const one of due)
        if (!heldNow.has(one.subjectId) && (await this.release(rule, one, now))) gone += 1;
    }
    await this.rounds.done('retention', { told, gone });
    return { told, gone };
  }

  private async tell(rule: RetentionRule, one: Expiring, now: Date): Promise<boolean> {
    return this.transaction.run(async () => {
      if (!(await this.notices.announce(rule.kind, one.subjectId, now))) return false;
      for (const { email, locale } of await this.accounts.findAddressed(one.accountIds))
        await this.mailer.send(renderLetter(this.letter(email, rule, one), locale));
      return true;
    });
  }

  /** Only what was announced long enough ago; what refuses to go (a last owner) stays, and the log says why. */
  private async release(rule: RetentionRule, one: Expiring, now: Date): Promise<boolean> {
    try {
      return await this.transaction.run(async () => {
        const toldBy = new Date(now.getTime() - rule.noticeDays * DAY_MS);
        if (!(await this.notices.spend(rule.kind, one.subjectId, toldBy))) return false;
        await rule.remove(one.subjectId);
        await this.journal.note(
          null,
          'retention.removed',
          { type: rule.heldAs, id: one.subjectId },
          { kind: rule.kind },
        );
        return true;
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.journal.note(
        null,
        'retention.kept',
        { type: rule.heldAs, id: one.subjectId },
        { kind: rule.kind, because: error.type },
      );
      return false;
    }
  }

  private letter(to: string, rule: RetentionRule, one: Expiring) {
    return {
      to,
      subject: {
        fr: `Bientôt effacé : ${one.title}`,
        en: `Soon to be deleted: ${one.title}`,
      },
      paragraphs: [
        {
          fr: `${rule.keeps.fr} « ${one.title} » sera effacé dans ${rule.noticeDays} jours.`,
          en: `${rule.keeps.en} “${one.title}” will be deleted in ${rule.noticeDays} days.`,
        },
        {
          fr: 'Si vous voulez en garder une trace, ouvrez-le et emportez ce qui vous est utile avant cette date.',
          en: 'If you want to keep something of it, open it and take what you need before that date.',
        },
      ],
      action: {
        label: { fr: 'Voir', en: 'See it' },
        url: `${this.env.publicUrl}${rule.path(one.subjectId)}`,
      },
    };
  }
}
