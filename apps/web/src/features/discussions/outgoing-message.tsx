import { useT } from '~/messages/intl';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { useSession } from '../session/use-session';
import { MessageText } from './message-text';
import type { Outgoing } from './outbox';
import type { ThreadStore } from './thread-store';

interface OutgoingProps {
  message: Outgoing;
  store: ThreadStore;
  index: number;
}

/** A message of mine that the server does not hold yet, with what becomes of it. */
export function OutgoingMessage({ message, store, index }: OutgoingProps) {
  const t = useT();
  const { account } = useSession();
  const { clientId, body, state, reason } = message;
  return (
    <article className="msg out" tabIndex={-1} data-row={index} aria-label={t('threads.you')}>
      <Avatar name={account?.displayName ?? ''} />
      <div>
        <p className="who">{t('threads.you')}</p>
        <div className="body">
          <MessageText text={body} />
        </div>
        {state === 'refused' ? (
          <div className="fate" role="alert">
            <p className="err">
              <Icon name="late" />
              {t('threads.refused', { reason: reason ?? '' })}
            </p>
            <p className="acts">
              <Button onClick={() => store.sendAgain(clientId)}>{t('threads.again')}</Button>
              <Button plain onClick={() => store.forget(clientId)}>
                {t('threads.forget')}
              </Button>
            </p>
          </div>
        ) : (
          <p className="fate small">
            <Icon name={state === 'sent' ? 'check' : 'clock'} />
            {t(`threads.fate.${state}`)}
          </p>
        )}
      </div>
    </article>
  );
}
