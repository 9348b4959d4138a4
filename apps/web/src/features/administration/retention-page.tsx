import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { HoldSubject } from '~/api/generated/types.gen';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { SelectField, TextArea, TextField } from '~/ui/fields/text-fields';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Table } from '~/ui/table';
import { AdministrationFrame, More } from './frame';
import { holdsQuery, liftHold, placeHold, retentionQuery } from './instance-api';
import { useAct } from './use-act';

/** How long what is kept, and what the law forbids to let go. */
export function RetentionPage() {
  const t = useT();
  const { moment } = useFormat();
  const { data } = useSuspenseQuery(retentionQuery(useApi()));
  return (
    <AdministrationFrame title={t('admin.retention.title')} lede={t('admin.retention.lede')}>
      <section className="block narrow" aria-labelledby="regles">
        <h2 id="regles">{t('admin.retention.rules')}</h2>
        <ul className="rules">
          {data.rules.map(({ kind, keeps, noticeDays }) => (
            <li key={kind}>
              {keeps} <span className="mute">{t('admin.retention.notice', { count: noticeDays })}</span>
            </li>
          ))}
        </ul>
        <p>
          {data.lastRunAt === null
            ? t('admin.retention.neverRun')
            : t('admin.retention.lastRun', {
                date: moment(data.lastRunAt),
                told: data.told,
                gone: data.gone,
              })}
        </p>
        <p>{t('admin.retention.figures', { announced: data.announced, erasures: data.erasures })}</p>
      </section>
      <Holds />
      <PlaceHold />
    </AdministrationFrame>
  );
}

function Holds() {
  const t = useT();
  const { shortDay } = useFormat();
  const query = useSuspenseInfiniteQuery(holdsQuery(useApi()));
  const holds = query.data.pages.flatMap((page) => page.items);
  const lift = useAct<unknown>();
  return (
    <section className="block" aria-labelledby="conservations">
      <h2 id="conservations">{t('admin.holds.title')}</h2>
      <RefusalNotice error={lift.error} />
      {holds.length === 0 ? (
        <p className="mute">{t('admin.holds.none')}</p>
      ) : (
        <Table
          caption={t('admin.holds.title')}
          captionHidden
          rows={holds}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'on',
              title: t('admin.holds.on'),
              cell: ({ subjectType, subjectName }) =>
                [t(`admin.subject.${subjectType}`), subjectName].filter(Boolean).join(' · '),
            },
            { key: 'why', title: t('admin.reason'), cell: ({ reason }) => reason },
            {
              key: 'by',
              title: t('admin.holds.by'),
              cell: ({ placedBy, placedAt }) => `${placedBy}, ${shortDay(placedAt)}`,
            },
            {
              key: 'acts',
              title: t('admin.holds.state'),
              cell: ({ id, actions, liftedAt, reason }) =>
                actions.includes('lift') ? (
                  <Button busy={lift.isPending} onClick={() => lift.mutate((api) => liftHold(api, id))}>
                    {t('admin.holds.lift')}
                    <span className="sr"> {reason}</span>
                  </Button>
                ) : liftedAt === null ? null : (
                  t('admin.holds.lifted', { date: shortDay(liftedAt) })
                ),
            },
          ]}
        />
      )}
      <More query={query} />
    </section>
  );
}

const EMPTY = { subjectType: HoldSubject.ACCOUNT as HoldSubject, subjectId: '', reason: '' };

function PlaceHold() {
  const t = useT();
  const [draft, setDraft] = useState(EMPTY);
  const [done, setDone] = useState(false);
  const place = useAct<unknown>(() => {
    setDraft(EMPTY);
    setDone(true);
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setDone(false);
    const body = { ...draft, subjectId: draft.subjectId.trim(), reason: draft.reason.trim() };
    place.mutate((api) => placeHold(api, body));
  };
  return (
    <section className="block narrow" aria-labelledby="imposer">
      <h2 id="imposer">{t('admin.holds.place')}</h2>
      <form className="flow" noValidate onSubmit={submit}>
        <RefusalNotice error={place.error} />
        {done ? <Notice hue="ok" live="polite" title={t('admin.holds.placed')} /> : null}
        <SelectField
          id="hold-type"
          label={t('admin.holds.on')}
          value={draft.subjectType}
          onChange={(event) => setDraft({ ...draft, subjectType: event.target.value as HoldSubject })}
          options={Object.values(HoldSubject).map((value) => ({ value, label: t(`admin.subject.${value}`) }))}
        />
        <TextField
          id="hold-id"
          label={t('admin.holds.id')}
          help={t('admin.holds.idHelp')}
          spellCheck={false}
          value={draft.subjectId}
          onChange={(event) => setDraft({ ...draft, subjectId: event.target.value })}
        />
        <TextArea
          id="hold-reason"
          label={t('admin.reason')}
          help={t('admin.holds.reasonHelp')}
          limit={1000}
          value={draft.reason}
          onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
        />
        <Button type="submit" busy={place.isPending}>
          {t('admin.holds.act')}
        </Button>
      </form>
    </section>
  );
}
