import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import {
  type Actor,
  asSystem,
  Clock,
  currentLocale,
  Journal,
  LOCALES,
  notFound,
  Transaction,
} from '#platform';
import { ConsentsRepository } from './consents.repository.js';
import { ConsentResponse, ConsentTextResponse } from './privacy.dto.js';
import { consentGiven, consentWithdrawn } from './privacy.events.js';
import { textHasChanged } from './privacy.problems.js';
import { TEXT_KINDS, TEXTS, type TextKind } from './texts.js';

/** Which words people agreed to, and when: each version is kept with its hash. */
@Injectable()
export class ConsentsService implements OnApplicationBootstrap {
  constructor(
    private readonly transaction: Transaction,
    private readonly consents: ConsentsRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Publishes a new version of the texts whose words changed since the last start, in both languages at once. */
  async onApplicationBootstrap(): Promise<void> {
    await asSystem(() =>
      this.transaction.run(async () => {
        // Two processes start together: the second finds the work done.
        await this.transaction.query("SELECT pg_advisory_xact_lock(hashtext('consent-texts'))");
        for (const kind of TEXT_KINDS) await this.publish(kind);
      }),
    );
  }

  async read(kind: TextKind): Promise<ConsentTextResponse> {
    const text = await this.consents.latest(kind, currentLocale());
    if (!text) throw notFound();
    return ConsentTextResponse.from(text);
  }

  async list(actor: Actor): Promise<{ items: ConsentResponse[]; due: TextKind[] }> {
    const items = await this.consents.list(actor.accountId);
    const due: TextKind[] = [];
    for (const kind of TEXT_KINDS) if (!(await this.consents.holds(actor.accountId, kind))) due.push(kind);
    return { items: items.map(ConsentResponse.from), due };
  }

  /** @throws 409 when the words shown are no longer those in force. */
  async give(actor: Actor, kind: TextKind, sha256: string): Promise<void> {
    await this.transaction.run(async () => {
      const text = await this.consents.inForce(kind, sha256);
      if (!text) throw textHasChanged();
      await this.consents.give(actor.accountId, text.id, 'screen', this.clock.now());
      await this.journal.record(
        actor,
        consentGiven(actor.accountId, { kind, version: text.version, sha256 }),
      );
    });
  }

  async withdraw(actor: Actor, id: string): Promise<void> {
    await this.transaction.run(async () => {
      const withdrawn = await this.consents.withdraw(actor.accountId, id, this.clock.now());
      if (!withdrawn) throw notFound();
      await this.journal.record(actor, consentWithdrawn(actor.accountId, withdrawn));
    });
  }

  private async publish(kind: TextKind): Promise<void> {
    const { title, body } = TEXTS[kind];
    const current = new Map<string, { version: number; sha256: string } | undefined>();
    for (const locale of LOCALES) current.set(locale, await this.consents.latest(kind, locale));
    const hashOf = (locale: (typeof LOCALES)[number]): string =>
      createHash('sha256').update(`${title[locale]}\n\n${body[locale]}`, 'utf8').digest('hex');
    if (LOCALES.every((locale) => current.get(locale)?.sha256 === hashOf(locale))) return;
    const version = Math.max(0, ...[...current.values()].map((text) => text?.version ?? 0)) + 1;
    for (const locale of LOCALES)
      await this.consents.publish({
        kind,
        version,
        locale,
        title: title[locale],
        body: body[locale],
        sha256: hashOf(locale),
        publishedAt: this.clock.now(),
      });
  }
}
