import { useId } from 'react';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { sayRefusal } from '~/shared/say-refusal';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import type { useAttachments } from './use-attachments';
import type { Writing } from './use-writing';

interface AttachmentsProps {
  attachments: ReturnType<typeof useAttachments>;
  writing: Writing;
}

/** The files of the message being written: on their way, refused, or ready. */
export function Attachments({ attachments, writing }: AttachmentsProps) {
  const t = useT();
  const { percent, size } = useFormat();
  const { sending, drop } = attachments;
  const { draft, detach } = writing;
  const ready = draft.files ?? [];
  if (sending.length === 0 && ready.length === 0) return null;
  return (
    <ul className="attachments" aria-label={t('threads.files.title')}>
      {ready.map(({ id, name, sizeBytes }) => (
        <li key={id}>
          <Icon name="doc" />
          <span>
            {name} <span className="small mute">{size(sizeBytes)}</span>
          </span>
          <Button plain onClick={() => detach(id)}>
            {t('threads.files.drop')}
            <span className="sr"> {name}</span>
          </Button>
        </li>
      ))}
      {sending.map(({ key, name, share, error, cancel }) => (
        <li key={key}>
          <Icon name={error === null ? 'upload' : 'late'} />
          {error === null ? (
            <span>
              {name} <progress value={share} aria-label={name} /> {percent(Math.round(share * 100))}
            </span>
          ) : (
            <span className="err" role="alert">
              {name} : {sayRefusal(error, t)}
            </span>
          )}
          <Button plain onClick={() => (error === null ? cancel() : drop(key))}>
            {t('threads.files.drop')}
            <span className="sr"> {name}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** « Joindre un fichier », a field as browsers make them, dressed as a button. */
export function AttachButton({ attachments }: Pick<AttachmentsProps, 'attachments'>) {
  const t = useT();
  const id = useId();
  return (
    <span className="attach">
      <input
        id={id}
        type="file"
        multiple
        disabled={attachments.full}
        onChange={(event) => {
          attachments.attach(event.target.files);
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className="btn plain">
        <Icon name="upload" />
        {t('threads.files.attach')}
      </label>
    </span>
  );
}
