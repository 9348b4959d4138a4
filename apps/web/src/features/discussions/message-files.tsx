import type { MessageFile } from '#realtime-contract';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Icon } from '~/ui/icon';

/** The files of a message; each downloads. */
export function MessageFiles({ threadId, files }: { threadId: string; files: readonly MessageFile[] }) {
  const t = useT();
  const { size } = useFormat();
  if (files.length === 0) return null;
  return (
    <ul className="msg-files" aria-label={t('threads.files.title')}>
      {files.map(({ id, name, sizeBytes }) => (
        <li key={id}>
          <a href={`/api/v1/threads/${threadId}/files/${id}`} download={name}>
            <Icon name="doc" />
            <span>{name}</span>
            <span className="small mute">{size(sizeBytes)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
