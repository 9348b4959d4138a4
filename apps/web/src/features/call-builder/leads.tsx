import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { TextField } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Table } from '~/ui/table';
import { Tag } from '~/ui/tag';
import { askToLead, type CallWork, findOrganisation } from './api';
import { ApproveButton } from './approve-button';
import { useCallAct } from './use-call-act';

/** The institutions that lead the call: each must approve it before it is published. */
export function Leads({ call }: { call: CallWork }) {
  const t = useT();
  const { day } = useFormat();
  return (
    <section className="sub-step" aria-labelledby="institutions">
      <h3 id="institutions">{t('builder.leads')}</h3>
      <p className="help">{t('builder.leadsHelp')}</p>
      <Table
        caption={t('builder.leads')}
        captionHidden
        rows={call.leads}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', title: t('builder.institution'), cell: ({ name }) => name },
          {
            key: 'approval',
            title: t('builder.approval'),
            cell: ({ approvedAt }) =>
              approvedAt === null ? (
                <Tag icon="clock" hue="warn" bare>
                  {t('builder.lead.awaited')}
                </Tag>
              ) : (
                <Tag icon="check" hue="ok" bare>
                  {t('builder.lead.given', { date: day(approvedAt) })}
                </Tag>
              ),
          },
        ]}
      />
      {call.actions.includes('approve') ? (
        <div className="acts">
          <ApproveButton call={call} />
        </div>
      ) : null}
      {call.actions.includes('edit') ? <AskLead call={call} /> : null}
    </section>
  );
}

/** `https://…/organisations/habitat-des-vallees` or its last word. */
const slugIn = (text: string): string =>
  text
    .trim()
    .replace(/[/?#]+$/, '')
    .split('/')
    .at(-1) ?? '';

/** Found by the address of its page, named before it is asked. */
function AskLead({ call }: { call: CallWork }) {
  const t = useT();
  const api = useApi();
  const act = useCallAct(call.id);
  const [address, setAddress] = useState('');
  const search = useMutation({ mutationFn: (slug: string) => findOrganisation(api, slug) });
  const found = search.data;
  const there = call.leads.some(({ id }) => id === found?.id);
  const unknown = isProblem(search.error) && search.error.status === 404;

  const look = (event: FormEvent): void => {
    event.preventDefault();
    const slug = slugIn(address);
    if (slug !== '') search.mutate(slug);
  };
  const ask = (organisationId: string): void =>
    act.mutate((client) => askToLead(client, call.id, organisationId), {
      onSuccess: () => {
        setAddress('');
        search.reset();
      },
    });

  return (
    <form className="add-person" onSubmit={look} noValidate>
      <TextField
        label={t('builder.askLead')}
        help={t('builder.askLeadHelp')}
        value={address}
        autoComplete="off"
        error={unknown ? t('builder.leadUnknown') : undefined}
        onChange={(event) => {
          setAddress(event.target.value);
          search.reset();
        }}
      />
      {found === undefined ? (
        <Button type="submit" busy={search.isPending}>
          {t('builder.findLead')}
        </Button>
      ) : (
        <p className="acts" role="status">
          <b>{found.name}</b>
          {there ? (
            <span>{t('builder.leadThere')}</span>
          ) : (
            <Button busy={act.isPending} onClick={() => ask(found.id)}>
              {t('builder.askThisLead')}
            </Button>
          )}
        </p>
      )}
      {unknown ? null : <RefusalNotice error={search.error} />}
      <RefusalNotice error={act.error} />
    </form>
  );
}
