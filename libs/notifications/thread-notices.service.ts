import { Inject, Injectable } from '@nestjs/common';
import { REPLY_ABOVE, threadPath, type UnreadNotice, UnreadNotices } from '#discussions';
import { ENV, type Env, Mailer, renderLetter, type Text } from '#platform';
import type { Draft } from './application.letters.js';

const EXCERPT_CHARACTERS = 600;

/** Letters about words that wait in a thread. Runs by the clock. */
@Injectable()
export class ThreadNoticesService {
  constructor(
    private readonly unread: UnreadNotices,
    private readonly mailer: Mailer,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** @returns how many letters left. */
  tell(): Promise<number> {
    return this.unread.round(async (notice) => {
      const { email: to, locale, replyTo } = notice;
      const mail = renderLetter({ ...unreadLetter(notice, this.env.publicUrl), to }, locale);
      await this.mailer.send(replyTo === null ? mail : { ...mail, replyTo });
    });
  }
}

function unreadLetter({ title, threadId, messages, count, replyTo }: UnreadNotice, publicUrl: string): Draft {
  const more = count - messages.length;
  const said: Text[] = messages.map(({ authorName, body }) => {
    const words = excerptOf(body);
    return { fr: `${authorName}\u00a0: ${words}`, en: `${authorName}: ${words}` };
  });
  return {
    subject: {
      fr:
        count === 1
          ? `Un message vous attend\u00a0: ${title}`
          : `${count} messages vous attendent\u00a0: ${title}`,
      en: count === 1 ? `A message awaits you: ${title}` : `${count} messages await you: ${title}`,
    },
    paragraphs: [
      ...(replyTo === null ? [] : [REPLY_ABOVE]),
      ...said,
      ...(more > 0 ? [{ fr: `Et ${more} de plus dans le fil.`, en: `And ${more} more in the thread.` }] : []),
    ],
    action: { label: { fr: 'Ouvrir le fil', en: 'Open the thread' }, url: publicUrl + threadPath(threadId) },
  };
}

/** A long message is read in its thread. */
function excerptOf(body: string): string {
  const plain = [...body];
  return plain.length <= EXCERPT_CHARACTERS
    ? plain.join('')
    : `${plain.slice(0, EXCERPT_CHARACTERS).join('')}…`;
}
