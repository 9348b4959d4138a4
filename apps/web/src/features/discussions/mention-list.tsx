import { useT } from '~/messages/intl';
import { Avatar } from '~/ui/avatar';
import type { Completion } from './use-mentions';

/** Whom the name being typed may mean. The focus stays in the field, which points at one of these. */
export function MentionList({ completion }: { completion: Completion }) {
  const t = useT();
  const { items, active, listId, optionId, choose } = completion;
  return (
    <>
      <p className="sr" role="status">
        {items.length > 0 ? t('threads.mention.found', { count: items.length }) : ''}
      </p>
      {items.length === 0 ? null : (
        <div role="listbox" id={listId} aria-label={t('threads.mention.title')} className="mention-list">
          {items.map((item, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
            <div
              key={`${item.kind}:${item.id}`}
              role="option"
              id={optionId(index)}
              aria-selected={index === active}
              tabIndex={-1}
              // The field keeps the focus.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(item)}
            >
              <Avatar name={item.label} square={item.kind !== 'person'} />
              <span>{item.label}</span>
              {item.kind === 'person' ? null : (
                <span className="small mute">{t('threads.mention.people', { count: item.people })}</span>
              )}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
