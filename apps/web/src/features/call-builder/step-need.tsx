import { useT } from '~/messages/intl';
import { TextArea } from '~/ui/fields/text-fields';
import { Markdown } from '~/ui/markdown';
import { useDraft } from './use-draft';

export function StepNeed() {
  const t = useT();
  const { call, edit, faultAt } = useDraft();
  return (
    <>
      <TextArea
        label={t('calls.need')}
        help={t('builder.needHelp')}
        value={call.need}
        limit={20_000}
        rows={16}
        error={faultAt('/need')}
        onChange={(event) => edit({ need: event.target.value })}
      />
      {call.need === '' ? null : (
        <section className="as-shown" aria-label={t('builder.asShown')}>
          <p className="small mute">{t('builder.asShown')}</p>
          <div className="prose">
            <Markdown text={call.need} />
          </div>
        </section>
      )}
    </>
  );
}
