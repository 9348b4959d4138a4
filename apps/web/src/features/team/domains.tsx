import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { SelectField, TextField } from '~/ui/fields/text-fields';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Table } from '~/ui/table';
import { Tag } from '~/ui/tag';
import {
  changeDomain,
  claimDomain,
  type Domain,
  type DomainEntry,
  domainsQuery,
  releaseDomain,
  verifyDomain,
} from './api';
import { type TeamAct, useTeamAct } from './use-team-act';

const entries: readonly DomainEntry[] = ['approval', 'direct'];

/** E-mail domains by which colleagues come in by themselves. */
export function Domains({ id }: { id: string }) {
  const t = useT();
  const act = useTeamAct(id);
  const { data } = useQuery(domainsQuery(useApi(), id));
  const domains = data?.items ?? [];
  return (
    <section className="block" aria-labelledby="domaines">
      <h2 id="domaines">{t('team.domains')}</h2>
      <p className="help">{t('team.domainsHelp')}</p>
      {data?.organisationVerified === false ? (
        <Notice hue="warn" title={t('team.organisationToVerify')}>
          <p>{t('team.domainsWait')}</p>
        </Notice>
      ) : null}
      {domains.length === 0 ? null : (
        <Table
          caption={t('team.domains')}
          captionHidden
          rows={domains}
          rowKey={(domain) => domain.id}
          columns={[
            { key: 'domain', title: t('team.domain'), cell: ({ domain }) => domain },
            { key: 'entry', title: t('team.entry'), cell: ({ entry }) => t(`team.entry.${entry}`) },
            {
              key: 'state',
              title: t('team.state'),
              cell: ({ verified }) =>
                verified ? (
                  <Tag icon="check" hue="ok" bare>
                    {t('team.verified')}
                  </Tag>
                ) : (
                  <Tag icon="clock" hue="warn" bare>
                    {t('team.toVerify')}
                  </Tag>
                ),
            },
            {
              key: 'acts',
              title: t('team.acts'),
              cell: (domain) => <DomainActs id={id} domain={domain} act={act} />,
            },
          ]}
        />
      )}
      <Claim id={id} act={act} />
    </section>
  );
}

function DomainActs({ id, domain, act }: { id: string; domain: Domain; act: TeamAct }) {
  const t = useT();
  const other = domain.entry === 'direct' ? 'approval' : 'direct';
  const name = <span className="sr"> {domain.domain}</span>;
  return (
    <span className="acts">
      {domain.actions.includes('verify') ? (
        <Button onClick={() => act.mutate((api) => verifyDomain(api, id, domain.id))}>
          {t('team.verify')}
          {name}
        </Button>
      ) : null}
      <Button plain onClick={() => act.mutate((api) => changeDomain(api, id, domain, other))}>
        {t(`team.switchTo.${other}`)}
        {name}
      </Button>
      <Button plain onClick={() => act.mutate((api) => releaseDomain(api, id, domain.id))}>
        {t('team.release')}
        {name}
      </Button>
    </span>
  );
}

function Claim({ id, act }: { id: string; act: TeamAct }) {
  const t = useT();
  const [domain, setDomain] = useState('');
  const [entry, setEntry] = useState<DomainEntry>('approval');
  const fault = isProblem(act.error) ? act.error.faultAt('/domain') : undefined;
  const claim = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate((api) => claimDomain(api, id, domain.trim(), entry), { onSuccess: () => setDomain('') });
  };
  return (
    <form className="flow" onSubmit={claim} noValidate aria-label={t('team.claimTitle')}>
      <h3>{t('team.claimTitle')}</h3>
      <div className="two">
        <TextField
          label={t('team.domain')}
          help={t('team.domainHelp')}
          autoComplete="off"
          value={domain}
          error={fault}
          onChange={(event) => setDomain(event.target.value)}
        />
        <SelectField
          label={t('team.entry')}
          help={t(`team.entryHelp.${entry}`)}
          value={entry}
          options={entries.map((one) => ({ value: one, label: t(`team.entry.${one}`) }))}
          onChange={(event) => setEntry(event.target.value as DomainEntry)}
        />
      </div>
      {fault === undefined ? <RefusalNotice error={act.error} /> : null}
      <div className="acts">
        <Button type="submit" busy={act.isPending}>
          {t('team.claim')}
        </Button>
      </div>
    </form>
  );
}
