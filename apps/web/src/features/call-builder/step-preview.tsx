import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Markdown } from '~/ui/markdown';
import { CallAside } from '../calls/call-aside';
import { CallCriteria, CallEligibility, CallMoneySection, CallPact } from '../calls/call-sections';
import { FormPreview } from './form-preview';
import { useDraft } from './use-draft';

/** The call as an applicant will read it, then the form as they will fill it. Nothing here is kept. */
export function StepPreview() {
  const t = useT();
  const { call } = useDraft();
  const { deadline } = useFormat();
  return (
    <div className="preview">
      <section aria-label={t('builder.previewPage')}>
        <p className="small mute">{t('builder.previewPage')}</p>
        <h3 className="preview-title">{call.title}</h3>
        <p className="lede">{call.summary}</p>
        {call.closesAt === null ? null : (
          <p>
            <b>{t('calls.await.before', { date: deadline(call.closesAt) })}</b>
          </p>
        )}
        {call.need === '' ? null : (
          <div className="prose block">
            <h2>{t('calls.need')}</h2>
            <Markdown text={call.need} />
          </div>
        )}
        <CallEligibility call={call} />
        <CallMoneySection call={call} />
        <CallCriteria call={call} />
        <CallPact call={call} />
        <div className="block">
          <CallAside call={call} />
        </div>
      </section>
      <section aria-label={t('builder.previewForm')}>
        <p className="small mute">{t('builder.previewForm')}</p>
        <FormPreview sections={call.sections} />
      </section>
    </div>
  );
}
