import { type InputHTMLAttributes, type ReactNode, type Ref, useState } from 'react';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Icon } from '../icon';
import { Field, type FieldWords, useFieldIds } from './field';

export type FileFieldProps = FieldWords &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'children' | 'onChange'> & {
    ref?: Ref<HTMLInputElement> | undefined;
    /** In bytes; said before choosing, and checked before sending. */
    maxBytes?: number;
    onFiles: (files: File[]) => void;
    /** The files already there, the progress of the one on its way. */
    children?: ReactNode;
  };

/** One or several files, with what is accepted said first. */
export function FileField(props: FileFieldProps) {
  const { label, help, error, optional, id: given, maxBytes, onFiles, children, ...input } = props;
  const t = useT();
  const { size } = useFormat();
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const limit = maxBytes === undefined ? null : t('field.fileLimit', { size: size(maxBytes) });
  const shownHelp = (
    <>
      {help} {limit}
    </>
  );
  const words = {
    label,
    help: help === undefined && limit === null ? undefined : shownHelp,
    error: error ?? tooLarge ?? undefined,
  };
  const { id, describedBy, invalid } = useFieldIds(given, words);
  return (
    <Field {...words} id={id} optional={optional ?? false} below={children}>
      <span className="btn file-button">
        <Icon name="upload" />
        {t('field.chooseFile', { count: input.multiple ? 2 : 1 })}
        <input
          {...input}
          id={id}
          type="file"
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            const heavy = maxBytes === undefined ? undefined : files.find((file) => file.size > maxBytes);
            setTooLarge(
              heavy === undefined ? null : t('field.tooLarge', { name: heavy.name, size: size(heavy.size) }),
            );
            if (heavy === undefined && files.length > 0) onFiles(files);
            event.target.value = '';
          }}
        />
      </span>
    </Field>
  );
}
