import { Injectable } from '@nestjs/common';
import { type ActOffer, ActRegistry, MessageActs } from '#discussions';
import {
  type Actor,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  Journal,
  newId,
  type Page,
  type PageQuery,
  pageOf,
  type SubjectRef,
  Transaction,
} from '#platform';
import { callEvent } from '../call.events.js';
import { callPolicy } from '../call.policy.js';
import { questionOfAnotherCall, questionTellsWhoAsked } from '../call.problems.js';
import { CallsRepository } from '../calls.repository.js';
import { tellingWords } from './anonymity.rules.js';
import { type AnswerPlace, AnswerPlaces } from './answer-places.js';
import type { AnswerRequest, CallAnswerResponse } from './answers.dto.js';
import { type AnswerRow, AnswersRepository } from './answers.repository.js';

const CALL_ANSWER = 'call_answer';
const LABEL_CHARACTERS = 200;

/** A question that one person asked, answered to all without saying who asked. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly transaction: Transaction,
    private readonly calls: CallsRepository,
    private readonly answers: AnswersRepository,
    private readonly places: AnswerPlaces,
    private readonly acts: MessageActs,
    private readonly journal: Journal,
    private readonly clock: Clock,
    registry: ActRegistry,
  ) {
    registry.register({
      kind: CALL_ANSWER,
      name: { fr: 'Répondre à tous', en: 'Answer to all' },
      offered: (actor, { subject }) => this.answering(actor, subject),
      describe: async (ids) => {
        const rows = await this.answers.described(ids);
        return new Map(
          rows.map(({ id, question, slug }) => [
            id,
            {
              label: [...question].slice(0, LABEL_CHARACTERS).join(''),
              path: `/appels/${slug}#reponse-${id}`,
            },
          ]),
        );
      },
    });
  }

  /**
   * Publishes a question of a thread of the call, or of one of its applications, in other words, with its answer. The
   * one who asked reads the answer where they asked.
   * @throws 404 for a thread or a message one may not read, 403 to who does not instruct the call, 400 for a thread about
   * something else, 422 while the words tell who asked.
   */
  async publish(actor: Actor, callId: string, request: AnswerRequest): Promise<CallAnswerResponse> {
    const { threadId, seq } = request;
    const [question, answer] = [request.question.trim(), request.answer.trim()];
    callPolicy.authorise(actor, 'answer', await this.calls.load(callId));
    const asked = await this.acts.open(actor, { threadId, seq });
    const place = await this.places.of({ type: asked.thread.subjectType, id: asked.thread.subjectId });
    if (place?.callId !== callId) throw questionOfAnotherCall();
    await this.refuseTelling(asked.message.authorId, place, { question, answer });
    const id = newId();
    const now = this.clock.now();
    await this.transaction.run(async () => {
      const call = await this.calls.load(callId, 'share');
      callPolicy.authorise(actor, 'answer', call);
      await this.answers.insert({
        id,
        callId,
        question,
        answer,
        publishedBy: actor.accountId,
        threadId,
        seq,
        now,
      });
      await this.acts.bind(actor, { threadId, seq }, CALL_ANSWER, id);
      await this.acts.reply(actor, asked, answer);
      await this.journal.record(actor, callEvent('call.answered', call, { answerId: id, question }));
    });
    return { id, question, answer, publishedAt: now.toISOString() };
  }

  /** Public answers of a call, the latest first. @throws 404 */
  async page(
    actor: Actor | null,
    slug: string,
    { cursor, limit = DEFAULT_PAGE_SIZE }: PageQuery,
  ): Promise<Page<CallAnswerResponse>> {
    const call = await this.calls.loadBySlug(slug);
    callPolicy.authorise(actor, 'read', call);
    const key = decodeCursor(cursor, 2);
    const after = key ? { sortKey: String(key[0]), id: String(key[1]) } : null;
    return this.pageAfter(call.id, after, limit);
  }

  /** The first page, for the call's own. */
  latest(callId: string): Promise<Page<CallAnswerResponse>> {
    return this.pageAfter(callId, null, DEFAULT_PAGE_SIZE);
  }

  private async pageAfter(
    callId: string,
    after: { sortKey: string; id: string } | null,
    limit: number,
  ): Promise<Page<CallAnswerResponse>> {
    const rows = await this.answers.page(callId, after, limit + 1);
    return pageOf(rows, limit, (row) => [row.sortKey, row.id], toResponse);
  }

  /** The call that this person may answer for, from a thread about this. */
  private async answering(actor: Actor, subject: SubjectRef): Promise<ActOffer | null> {
    const place = await this.places.of(subject);
    if (place === null) return null;
    const call = await this.calls.load(place.callId);
    return callPolicy.allows(actor, 'answer', call) ? { on: { type: 'call', id: call.id } } : null;
  }

  private async refuseTelling(
    authorId: string,
    { organisationIds }: AnswerPlace,
    words: { question: string; answer: string },
  ): Promise<void> {
    const asker = await this.answers.asker(authorId, organisationIds);
    const told = Object.entries(words).flatMap(([field, text]) => {
      const found = tellingWords(text, asker);
      return found.length > 0 ? [{ field, found }] : [];
    });
    if (told.length > 0) throw questionTellsWhoAsked(told);
  }
}

const toResponse = ({ id, question, answer, publishedAt }: AnswerRow): CallAnswerResponse => ({
  id,
  question,
  answer,
  publishedAt: publishedAt.toISOString(),
});
