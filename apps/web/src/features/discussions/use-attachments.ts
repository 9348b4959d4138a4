import { useRef, useState } from 'react';
import type { MessageFile } from '#realtime-contract';
import { sendFile } from '~/shared/upload';
import type { Writing } from './use-writing';

export const FILES_AT_MOST = 10;

/** A file on its way to the thread. */
export interface Sending {
  key: number;
  name: string;
  /** 0 to 1. */
  share: number;
  error: unknown;
  cancel: () => void;
}

/** Files go to the thread as soon as they are chosen; the message names them when it leaves. */
export function useAttachments(threadId: string, writing: Writing) {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const keys = useRef(0);
  const update = (key: number, part: Partial<Sending>): void =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const drop = (key: number): void => setSending((all) => all.filter((one) => one.key !== key));

  const attach = (file: File): void => {
    keys.current += 1;
    const key = keys.current;
    const path = `/api/v1/threads/${threadId}/files`;
    const upload = sendFile<MessageFile>(path, file, (share) => update(key, { share }));
    setSending((all) => [...all, { key, name: file.name, share: 0, error: null, cancel: upload.cancel }]);
    upload.done.then(
      (received) => {
        drop(key);
        writing.attach(received);
      },
      (error: unknown) => {
        if ((error as Error).name === 'AbortError') drop(key);
        else update(key, { error });
      },
    );
  };

  const room = FILES_AT_MOST - (writing.draft.files?.length ?? 0) - sending.length;
  return {
    sending,
    attach: (files: FileList | null) => {
      for (const file of [...(files ?? [])].slice(0, Math.max(0, room))) attach(file);
    },
    drop,
    busy: sending.some(({ error }) => error === null),
    full: room <= 0,
  };
}
