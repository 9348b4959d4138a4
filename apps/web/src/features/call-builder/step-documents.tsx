import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { FileField } from '~/ui/fields/file-field';
import { Icon } from '~/ui/icon';
import { RefusalNotice } from '~/ui/refusal-notice';
import { documentAddress } from '../calls/api';
import { attachDocument } from './api';
import { useCallAct } from './use-call-act';
import { useDraft } from './use-draft';

const MAX_BYTES = 20_000_000;

export function StepDocuments() {
  const t = useT();
  const { size, list } = useFormat();
  const { call } = useDraft();
  const act = useCallAct(call.id);

  /** One after the other: each answer carries the version the next one builds on. */
  const send = (files: readonly File[]): void =>
    act.mutate(async (api) => {
      let latest = call;
      for (const file of files) latest = await attachDocument(api, call.id, file);
      return latest;
    });

  return (
    <>
      {call.documents.length === 0 ? (
        <p>{t('builder.noDocuments')}</p>
      ) : (
        <ul className="call-files">
          {call.documents.map((document) => (
            <li key={document.id}>
              <Icon name="doc" />
              <a href={documentAddress(call.id, document.id)}>{document.name}</a>
              <span className="small mute">{size(document.sizeBytes)}</span>
            </li>
          ))}
        </ul>
      )}
      {call.actions.includes('edit') ? (
        <FileField
          label={t('builder.addDocuments')}
          help={t('builder.documentsHelp', { kinds: list(['PDF', 'ODT', 'DOCX', 'XLSX']) })}
          multiple
          maxBytes={MAX_BYTES}
          disabled={act.isPending}
          onFiles={send}
        >
          <p className="small mute" role="status">
            {act.isPending ? t('builder.sending') : null}
          </p>
        </FileField>
      ) : null}
      <RefusalNotice error={act.error} />
    </>
  );
}
