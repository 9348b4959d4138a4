import { useT } from '~/messages/intl';
import { capital, useFormat } from '~/shared/format';
import { Timeline } from '~/ui/timeline';
import { type Call, type CallDate, type CallDocument, documentAddress } from './api';

/** Beside the text: the dates, the documents, where it comes from. */
export function CallAside({ call }: { call: Call }) {
  const t = useT();
  const whenOf = useWhen();
  return (
    <aside className="side" aria-label={t('calls.inShort')}>
      {call.calendar.length === 0 ? null : (
        <section id="dates">
          <h2>{t('calls.dates')}</h2>
          <Timeline
            events={call.calendar.map((date) => ({
              key: date.key,
              title: date.label,
              when: whenOf(date),
              state: date.state,
              ...(date.at === null ? {} : { dateTime: date.at }),
            }))}
          />
          <p className="small mute">{t('calls.datesZone')}</p>
        </section>
      )}
      {call.documents.length === 0 ? null : (
        <section>
          <h2>{t('calls.documents')}</h2>
          <ul className="documents">
            {call.documents.map((document) => (
              <DocumentLine key={document.id} callId={call.id} document={document} />
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

function DocumentLine({ callId, document }: { callId: string; document: CallDocument }) {
  const { size } = useFormat();
  const kind = formatOf(document.mediaType);
  return (
    <li>
      <a href={documentAddress(callId, document.id)}>{document.name}</a>
      <span className="small mute">{[kind, size(document.sizeBytes)].filter(Boolean).join(', ')}</span>
    </li>
  );
}

const formats: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/vnd.oasis.opendocument.text': 'ODT',
  'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
};

const formatOf = (mediaType: string): string | undefined => formats[mediaType];

/** One moment, a span of days, or not said yet. The hour is said only when it matters: not at midnight. */
function useWhen(): (date: CallDate) => string {
  const t = useT();
  const { day, moment, shortDay, time } = useFormat();
  const said = (at: string): string =>
    /^0:00|^00:00|^0\u00a0h\u00a000/.test(time(at)) ? day(at) : moment(at);
  return ({ at, until, state }) => {
    if (until !== null && state === 'now') return t('calls.until', { date: said(until) });
    if (at !== null && until !== null) return t('calls.fromTo', { from: shortDay(at), to: day(until) });
    const only = at ?? until;
    return only === null ? t('calls.dateLater') : capital(said(only));
  };
}
