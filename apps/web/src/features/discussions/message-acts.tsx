import { lazy, Suspense } from 'react';
import type { ThreadMessage } from '#realtime-contract';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { Icon, type IconName } from '~/ui/icon';
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

/** The acts that this version has a form for. */
const BECOMES: Readonly<Record<string, IconName>> = {
  task: 'check',
  call_answer: 'globe',
  complement: 'doc',
};

function useMenuActions(message: ThreadMessage, hands: ThreadHands): MenuAction[] {
  const t = useT();
  const { pin, decide, edit, remove, history, quote, me } = hands;
  const mine = message.author.id === me;
  const actions: MenuAction[] = [];
  for (const kind of hands.kinds) {
    const icon = BECOMES[kind.kind];
    // One's own words are answered by nobody to all; a kind of a later version is not known here.
    if (icon === undefined || (mine && kind.kind === 'call_answer')) continue;
    actions.push({
      key: kind.kind,
      label: `${kind.name}…`,
      icon,
      onAction: () => hands.become(message, kind),
    });
  }
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
  actions.push({ key: 'quote', label: t('threads.quote.ask'), onAction: () => quote(message) });
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
  if (!mine) {
    const label = t('threads.report.ask');
    actions.push({ key: 'report', label, icon: 'alert', onAction: () => hands.report(message) });
  }
  return actions;
}
