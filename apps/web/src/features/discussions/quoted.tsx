import type { Quote } from '#realtime-contract';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Link } from '~/ui/link';
import { MessageText } from './message-text';

/** A message of another thread, as it was quoted; what became of it since, and the way to it. */
export function Quoted({ quote }: { quote: Quote }) {
  const t = useT();
  const { moment } = useFormat();
  const { author, body, sentAt, threadId, seq, changed, gone } = quote;
  return (
    <figure className="quoted">
      {gone === undefined ? (
        <blockquote>
          <MessageText text={body} />
        </blockquote>
      ) : (
        <p className="quiet">{t(`threads.quote.${gone}`)}</p>
      )}
      <figcaption className="small mute">
        {author.displayName}, <time dateTime={sentAt}>{moment(sentAt)}</time>
        {changed ? ` · ${t('threads.quote.changed')}` : null}
        {gone === undefined ? (
          <>
            {' · '}
            <Link to="/fils/$id" params={{ id: threadId }} hash={`m${seq}`} resetScroll={false}>
              {t('threads.quote.see')}
            </Link>
          </>
        ) : null}
      </figcaption>
    </figure>
  );
}
