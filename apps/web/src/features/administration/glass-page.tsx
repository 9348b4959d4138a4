import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { TextArea, TextField } from '~/ui/fields/text-fields';
import { ButtonLink, Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Tag } from '~/ui/tag';
import { AdministrationFrame, More } from './frame';
import { askGlass, type BreakGlassPage, type BreakGlassRequest, glassActs, glassQuery } from './instance-api';
import { useAct } from './use-act';
import '../account/account.css';

/** Dossiers opened for the administration: it takes two, it lasts an hour, and those concerned are told. */
export function GlassPage() {
  const t = useT();
  const query = useSuspenseInfiniteQuery(glassQuery(useApi()));
  const requests = query.data.pages.flatMap((page) => page.items);
  return (
    <AdministrationFrame title={t('admin.glass.title')} lede={t('admin.glass.lede')}>
      <Approvers page={query.data.pages[0]} />
      <section className="block narrow" aria-labelledby="demandes">
        <h2 id="demandes">{t('admin.glass.requests')}</h2>
        {requests.length === 0 ? (
          <p className="mute">{t('admin.glass.none')}</p>
        ) : (
          <ul className="factors">
            {requests.map((request) => (
              <Request key={request.id} request={request} />
            ))}
          </ul>
        )}
        <More query={query} />
      </section>
      <Ask />
    </AdministrationFrame>
  );
}

/** Who may agree, and whether enough of them are left. */
function Approvers({ page }: { page: BreakGlassPage | undefined }) {
  const t = useT();
  if (page === undefined) return null;
  const names = page.approvers.join(', ');
  return (
    <div className="narrow">
      {page.usable ? (
        <p>{names === '' ? t('admin.glass.anyApprover') : t('admin.glass.approvers', { names })}</p>
      ) : (
        <Notice hue="warn" title={t('admin.glass.unusable')}>
          <p>
            <Link to="/administration/reglages">{t('admin.glass.seeSettings')}</Link>
          </p>
        </Notice>
      )}
    </div>
  );
}

const ICONS = { waiting: 'clock', open: 'shield', ended: 'check', closed: 'cross', lapsed: 'cross' } as const;

function Request({ request }: { request: BreakGlassRequest }) {
  const t = useT();
  const { moment } = useFormat();
  const act = useAct<unknown>();
  const { id, state, receiptNumber, callTitle, reason, actions, applicationId } = request;
  return (
    <li>
      <div>
        <b>{receiptNumber}</b>
        <Tag icon={ICONS[state]} hue={state === 'open' ? 'warn' : 'info'} bare>
          {t(`admin.glass.state.${state}`)}
        </Tag>
        <span className="small mute">{callTitle}</span>
        <p>{reason}</p>
        <span className="small mute">
          {t('admin.glass.asked', { name: request.requestedBy, date: moment(request.requestedAt) })}
        </span>
        {request.approvedBy === null || request.openedUntil === null ? null : (
          <span className="small mute">
            {t('admin.glass.approved', { name: request.approvedBy, date: moment(request.openedUntil) })}
          </span>
        )}
        <RefusalNotice error={act.error} />
      </div>
      <p className="acts">
        {actions.includes('read') && applicationId !== null ? (
          <ButtonLink main to="/administration/dossiers/$id" params={{ id: applicationId }}>
            {t('admin.glass.read')}
          </ButtonLink>
        ) : null}
        {(['approve', 'close'] as const)
          .filter((one) => actions.includes(one))
          .map((one) => (
            <Button
              key={one}
              main={one === 'approve'}
              busy={act.isPending}
              onClick={() => act.mutate((api) => glassActs[one](api, id))}
            >
              {t(`admin.glass.act.${one}`)}
              <span className="sr"> {receiptNumber}</span>
            </Button>
          ))}
      </p>
    </li>
  );
}

const WORDS_AT_LEAST = 20;

function Ask() {
  const t = useT();
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const ask = useAct<unknown>(() => {
    setReference('');
    setReason('');
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const enough = reason.trim().length >= WORDS_AT_LEAST;
    setShort(!enough);
    const body = { reference: reference.trim(), reason: reason.trim() };
    if (enough) ask.mutate((api) => askGlass(api, body));
  };
  return (
    <section className="block narrow" aria-labelledby="demander">
      <h2 id="demander">{t('admin.glass.ask')}</h2>
      <form className="flow" noValidate onSubmit={submit}>
        <RefusalNotice error={ask.error} />
        {ask.isSuccess ? <Notice hue="ok" live="polite" title={t('admin.glass.sent')} /> : null}
        <TextField
          id="glass-reference"
          label={t('admin.glass.reference')}
          help={t('admin.glass.referenceHelp')}
          spellCheck={false}
          value={reference}
          onChange={(event) => setReference(event.target.value)}
        />
        <TextArea
          id="glass-reason"
          label={t('admin.reason')}
          help={t('admin.glass.reasonHelp')}
          limit={1000}
          error={short ? t('admin.reasonShort', { count: WORDS_AT_LEAST }) : undefined}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" busy={ask.isPending}>
          {t('admin.glass.send')}
        </Button>
      </form>
    </section>
  );
}
