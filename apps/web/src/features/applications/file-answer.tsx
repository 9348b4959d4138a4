import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { isProblem, type Problem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { FileField } from '~/ui/fields/file-field';
import { Meter } from '~/ui/figures';
import { Icon } from '~/ui/icon';
import { type Application, type AttachedFile, applicationKey, fileAddress, removeFile } from './api';
import type { FormField } from './form';
import { uploadFile } from './upload';

const MAX_BYTES = 20 * 1024 * 1024;

interface OnItsWay {
  name: string;
  share: number;
  upload: ReturnType<typeof uploadFile>;
}

export interface FileAnswerProps {
  application: Application;
  sectionKey: string;
  field: FormField;
  id: string;
  error: string | undefined;
}

/** The files of one question: sent as soon as chosen, with how far each is, and taken off at will. */
export function FileAnswer({ application, sectionKey, field, id, error }: FileAnswerProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const [underWay, setUnderWay] = useState<OnItsWay[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const files = application.files.filter(
    (file) => file.sectionKey === sectionKey && file.fieldKey === field.key,
  );
  const refresh = () => queryClient.invalidateQueries({ queryKey: applicationKey(application.id) });
  const sentence = (fault: Problem): string =>
    fault.status === 0 ? t('application.file.offline') : fault.detail || t('problem.fault.advice');

  const send = async (file: File): Promise<void> => {
    const note = (change: Partial<OnItsWay>): void =>
      setUnderWay((all) => all.map((one) => (one.upload === upload ? { ...one, ...change } : one)));
    const place = { sectionKey, fieldKey: field.key };
    const upload = uploadFile(application.id, place, file, (share) => note({ share }));
    setUnderWay((all) => [...all, { name: file.name, share: 0, upload }]);
    try {
      await upload.done;
      await refresh();
    } catch (fault) {
      if (isProblem(fault))
        setProblem(t('application.file.failed', { name: file.name, why: sentence(fault) }));
    } finally {
      setUnderWay((all) => all.filter((one) => one.upload !== upload));
    }
  };

  return (
    <div ref={group}>
      <FileField
        id={id}
        label={field.label}
        help={field.help === '' ? undefined : field.help}
        error={problem ?? error}
        optional={!field.required}
        maxBytes={MAX_BYTES}
        multiple
        onFiles={(chosen) => {
          setProblem(null);
          for (const file of chosen) void send(file);
        }}
      >
        <ul className="files">
          {files.map((file) => (
            <FileLine
              key={file.id}
              application={application}
              file={file}
              onProblem={(fault) => setProblem(sentence(fault))}
              onRemoved={() => {
                void refresh();
                group.current?.querySelector('input')?.focus();
              }}
            />
          ))}
          {underWay.map(({ name, share, upload }) => (
            <li key={name}>
              <Icon name="upload" />
              <span>
                {name}
                <Meter value={share} max={1} label={t('application.file.progress', { name })} />
              </span>
              <Button plain onClick={upload.cancel}>
                {t('application.file.cancel')}
              </Button>
            </li>
          ))}
        </ul>
      </FileField>
    </div>
  );
}

interface FileLineProps {
  application: Application;
  file: AttachedFile;
  onProblem: (problem: Problem) => void;
  onRemoved: () => void;
}

function FileLine({ application, file, onProblem, onRemoved }: FileLineProps) {
  const t = useT();
  const api = useApi();
  const { size } = useFormat();
  const [busy, setBusy] = useState(false);
  const remove = async (): Promise<void> => {
    setBusy(true);
    try {
      await removeFile(api, application.id, file.id);
      onRemoved();
    } catch (fault) {
      setBusy(false);
      if (!isProblem(fault)) throw fault;
      onProblem(fault);
    }
  };
  return (
    <li>
      <Icon name="doc" />
      <span>
        <a href={fileAddress(application.id, file.id)} download>
          {file.name}
        </a>
        <span className="mute">{size(file.sizeBytes)}</span>
      </span>
      <Button plain busy={busy} onClick={() => void remove()}>
        {t('application.file.remove')}
        <span className="sr"> {file.name}</span>
      </Button>
    </li>
  );
}
