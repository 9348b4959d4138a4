import { useT } from '~/messages/intl';
import { daysBetween, useFormat } from '~/shared/format';
import { Timeline } from '~/ui/timeline';
import { type CalendarEntry, type Call, type CallDocument, documentAddress } from './api';

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
            events={call.calendar.map((date, index) => ({
              key: `${date.key}-${index}`,
              title: date.label ?? t(`calls.date.${date.key}`),
              when: whenOf(date),
              state: date.state,
              ...(date.at === null ? {} : { dateTime: date.at }),
            }))}
          />
          <p className="small mute">{t('calls.datesZone')}</p>
          <Amendments call={call} />
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

/** Deadlines that were moved, with the reason given: said where the dates are. */
function Amendments({ call }: { call: Call }) {
  const t = useT();
  const { day, deadline } = useFormat();
  if (call.amendments.length === 0) return null;
  return (
    <ul className="amendments small">
      {call.amendments.map(({ at, closesAtAfter, reason }) => (
        <li key={at}>
          <b>{t('calls.postponed', { on: day(at), to: deadline(closesAtAfter) })}</b> {reason}
        </li>
      ))}
    </ul>
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
function useWhen(): (date: CalendarEntry) => string {
  const t = useT();
  const { day, moment, shortDay, time } = useFormat();
  const said = (at: string): string =>
    /^(00:00|0\u00a0h\u00a000|0[12]:00|[12]\u00a0h\u00a000)$/.test(time(at)) ? day(at) : moment(at);
  return ({ key, at, until, state }) => {
    if (key === 'closes' && state === 'now' && at !== null) return t('calls.until', { date: said(at) });
    if (at !== null && until !== null && daysBetween(at, until) === 0) {
      return t('calls.sameDay', { date: day(at), from: time(at), to: time(until) });
    }
    if (at !== null && until !== null) return t('calls.fromTo', { from: shortDay(at), to: day(until) });
    if (at === null) return t('calls.dateLater');
    return key === 'decision' && state !== 'done' ? t('calls.atLatest', { date: said(at) }) : said(at);
  };
}
