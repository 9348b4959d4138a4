import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import type { Reader } from './people-api';

/** Why somebody reads a thread, in a few words: their functions, for whom, who brought them, and whether they only read. */
export function useWhy(): (reader: Reader) => string {
  const t = useT();
  const { list } = useFormat();
  return ({ roles, organisation, addedBy, mayWrite, guest }) =>
    [
      guest ? t('threads.people.guest') : undefined,
      roles.length === 0 ? undefined : list(roles),
      organisation,
      addedBy === undefined ? undefined : t('threads.people.broughtBy', { name: addedBy }),
      mayWrite ? undefined : t('threads.people.readsOnly'),
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
}
