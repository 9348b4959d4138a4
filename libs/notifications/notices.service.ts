import { Inject, Injectable } from '@nestjs/common';
import {
  type Delivered,
  type DomainEvent,
  ENV,
  type Env,
  type Listener,
  Mailer,
  renderLetter,
} from '#platform';
import type { Draft } from './application.letters.js';
import { namesWanted, withNames } from './names.js';
import { NamesRepository } from './names.repository.js';
import type { Recipient } from './recipients.repository.js';

export type Letter<Event extends DomainEvent> = (event: Event, publicUrl: string) => Draft;

/** Writes one letter to each, in their own language; never to the person who did the thing. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly names: NamesRepository,
    private readonly mailer: Mailer,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** What writes this letter to these people each time such an event happens. */
  to<Event extends DomainEvent>(
    whom: (event: Delivered<Event>) => Promise<readonly Recipient[]>,
    letter: Letter<Event>,
  ): Listener<Event> {
    return async (event) => this.write(await whom(event), letter, event);
  }

  async write<Event extends DomainEvent>(
    recipients: readonly Recipient[],
    letter: Letter<Event>,
    event: Delivered<Event>,
    { alsoActor = false } = {},
  ): Promise<void> {
    const asked = letter(event, this.env.publicUrl);
    const draft = withNames(asked, await this.names.of(namesWanted(asked)));
    for (const { accountId, email, locale } of recipients) {
      if (!alsoActor && accountId === event.actorId) continue;
      await this.mailer.send(renderLetter({ ...draft, to: email }, locale));
    }
  }
}
