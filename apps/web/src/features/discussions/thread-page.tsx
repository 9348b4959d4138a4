import './discussions.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Icon } from '~/ui/icon';
import { Link } from '~/ui/link';
import { useSession } from '../session/use-session';
import { threadQuery } from './api';
import { AttentionButton } from './attention-button';
import { Conversation } from './conversation';

const route = getRouteApi('/workspace/fils/$id');

/** One thread by itself, with the way to its object. */
export function ThreadPage() {
  const t = useT();
  const { id } = route.useParams();
  const { data: thread } = useSuspenseQuery(threadQuery(useApi(), id));
  const { account } = useSession();
  if (account === null) return null;
  return (
    <section className="inbox-thread thread" aria-labelledby="fil-titre">
      <div className="in">
        <header>
          <Link className="back" to="/fils">
            <Icon name="back" />
            {t('threads.inbox.back')}
          </Link>
          <h2 id="fil-titre">
            <Icon name="chat" />
            <a href={thread.subject.path}>{thread.title ?? thread.subject.title}</a>
          </h2>
          <AttentionButton thread={thread} />
        </header>
        <Conversation key={thread.id} thread={thread} account={account} />
      </div>
    </section>
  );
}
