import { lazy, Suspense } from 'react';
import type { ThreadMessage } from '#realtime-contract';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import type { MenuAction } from '~/ui/menu';
import { ReactButton } from './message-reactions';
import type { ThreadHands } from './thread-hands';

const Menu = lazy(() => import('~/ui/menu').then((module) => ({ default: module.Menu })));

/** What one may do to a message: the two most usual in sight, the others behind « Plus ». */
export function MessageActs({ message, hands }: { message: ThreadMessage; hands: ThreadHands }) {
  const t = useT();
  const { reply } = hands;
  const actions = useMenuActions(message, hands);
  const of = <span className="sr"> {t('threads.toMessage', { name: message.author.displayName })}</span>;
  if (reply === undefined && actions.length === 0) return null;
  return (
    <div className="msg-acts">
      {reply === undefined ? null : (
        <Button plain onClick={() => reply(message)}>
          <Icon name="back" />
          {t('threads.reply')}
          {of}
        </Button>
      )}
      <ReactButton message={message} hands={hands} />
      {actions.length === 0 ? null : (
        <Suspense fallback={null}>
          <Menu
            label={
              <>
                {t('threads.more')}
                {of}
              </>
            }
            actions={actions}
          />
        </Suspense>
      )}
    </div>
  );
}

function useMenuActions(message: ThreadMessage, hands: ThreadHands): MenuAction[] {
  const t = useT();
  const { pin, decide, edit, remove, history, me } = hands;
  const mine = message.author.id === me;
  const actions: MenuAction[] = [];
  if (pin !== undefined) {
    const pinned = message.pinned ?? false;
    const label = t(pinned ? 'threads.unpin' : 'threads.pin');
    actions.push({ key: 'pin', label, onAction: () => pin(message, !pinned) });
  }
  if (decide !== undefined) {
    const decided = message.decided ?? false;
    const label = t(decided ? 'threads.undecide' : 'threads.decide');
    actions.push({ key: 'decide', label, icon: 'check', onAction: () => decide(message, !decided) });
  }
  if (mine && edit !== undefined) {
    actions.push({ key: 'edit', label: t('threads.edit'), icon: 'pen', onAction: () => edit(message) });
  }
  if (message.editedAt !== undefined) {
    const label = t('threads.history.see');
    actions.push({ key: 'history', label, icon: 'clock', onAction: () => history(message) });
  }
  if (mine && remove !== undefined) {
    const label = t('threads.remove.ask');
    actions.push({ key: 'remove', label, icon: 'trash', onAction: () => remove(message) });
  }
  return actions;
}
