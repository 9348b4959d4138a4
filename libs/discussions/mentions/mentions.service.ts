import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, currentLocale, Journal, type Text } from '#platform';
import { messageMentioned } from '../discussion.events.js';
import { mentionRefused, tooManyMentions } from '../discussions.problems.js';
import { type Draft, type MessagePart, MessageParts, type PreparedPart } from '../messages/message-parts.js';
import { type Circle, SubjectRegistry } from '../subject-registry.js';
import { knownByName, ReadersService } from '../threads/readers.service.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { type OpenedThread, placeOf, ThreadsService } from '../threads/threads.service.js';
import { beginsWith } from '../threads/words-begin.js';
import { holdsMention, keyOf, type MentionToken, mentionsIn, relabel } from './mention-text.js';
import type { MentionableResponse } from './mentions.dto.js';
import { MentionsRepository } from './mentions.repository.js';

const MENTIONS_AT_MOST = 20;
const SHOWN_AT_MOST = 20;
/** A question to a larger circle calls nobody by itself. */
const CALLED_AT_MOST = 100;

/** Somebody, or several together, whom a message of a thread may mention; `people` are who that is now. */
interface Mentionable extends MentionToken {
  people: readonly string[];
}

/** Whom a message calls: those it mentions, and the answerers of a question that mentions nobody. */
@Injectable()
export class MentionsService implements MessagePart, OnModuleInit {
  constructor(
    private readonly threads: ThreadsService,
    private readonly rows: ThreadsRepository,
    private readonly readers: ReadersService,
    private readonly subjects: SubjectRegistry,
    private readonly mentions: MentionsRepository,
    private readonly journal: Journal,
    private readonly parts: MessageParts,
  ) {}

  onModuleInit(): void {
    this.parts.register(this);
  }

  /** Whom one may mention there, by the beginnings of their names. */
  async mentionable(actor: Actor, threadId: string, q: string): Promise<MentionableResponse> {
    const { thread } = await this.threads.open(actor, threadId);
    const all = await this.all(actor, thread);
    const found = all.filter(({ label }) => beginsWith(label, q)).slice(0, SHOWN_AT_MOST);
    return {
      items: found.map(({ kind, id, label, people }) => ({ kind, id, label, people: people.length })),
    };
  }

  wantedBy({ body, question, edits }: Draft): boolean {
    return question === true || edits === true || holdsMention(body);
  }

  /** @throws 422 when it mentions someone who cannot be mentioned there. */
  async prepare(actor: Actor, { thread }: OpenedThread, draft: Draft): Promise<PreparedPart> {
    const tokens = mentionsIn(draft.body);
    if (tokens.length > MENTIONS_AT_MOST) throw tooManyMentions(MENTIONS_AT_MOST);
    const circle = await this.readers.of(thread);
    const known = tokens.length > 0 ? await this.all(actor, thread, circle) : [];
    const mentionable = new Map(known.map((one) => [keyOf(one), one]));
    const mentioned = tokens.map((token) => mentionable.get(keyOf(token)) ?? token);
    const refused = mentioned.filter((one) => !('people' in one));
    if (refused.length > 0) throw mentionRefused(refused.map((token) => token.label));
    const people = [...new Set(mentioned.flatMap((one) => (one as Mentionable).people))];
    const called = draft.question && tokens.length === 0 ? answerers(circle) : people;
    return {
      body: relabel(draft.body, new Map(mentioned.map((one) => [keyOf(one), one.label]))),
      rich: false,
      afterwards: async ({ seq }) => {
        const added = await this.mentions.replace(thread.id, seq, people);
        const told = added.filter((id) => id !== actor.accountId);
        if (called.length > 0) await this.rows.engage(thread.id, draft.edits ? told : called, seq);
        if (told.length > 0) await this.journal.record(actor, messageMentioned(thread, seq, told));
      },
    };
  }

  async drop(threadId: string, seq: number): Promise<void> {
    await this.mentions.replace(threadId, seq, []);
  }

  /** Roles and teams first: they are few. */
  private async all(actor: Actor, thread: OpenedThread['thread'], given?: Circle): Promise<Mentionable[]> {
    const circle = given ?? (await this.readers.of(thread));
    const authors = await this.mentions.authorsOf(thread.id);
    const teams = Map.groupBy(circle.people, (person) => person.organisationId);
    const people = await this.mentions.people([...knownByName(circle, actor.accountId, authors)]);
    const organisations = await this.mentions.organisations([...teams.keys()].filter((id) => id !== null));
    const names: Readonly<Record<string, Text>> = this.subjects.roleNames(placeOf(thread).subject);
    const roles = Object.entries(names).map(([id, name]) => ({
      kind: 'role' as const,
      id,
      label: name[currentLocale()],
      people: circle.people.filter((one) => one.roles.includes(id)).map((one) => one.accountId),
    }));
    return [
      ...roles.filter((role) => role.people.length > 0),
      ...organisations.map(({ id, name }) => ({
        kind: 'team' as const,
        id,
        label: name,
        people: (teams.get(id) ?? []).map((one) => one.accountId),
      })),
      ...people.map(({ id, name }) => ({ kind: 'person' as const, id, label: name, people: [id] })),
    ];
  }
}

const answerers = ({ open, people }: Circle): string[] => {
  const writers = people.filter((person) => person.mayWrite).map((person) => person.accountId);
  return open || writers.length > CALLED_AT_MOST ? [] : writers;
};
