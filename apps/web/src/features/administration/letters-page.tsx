import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import type { IconName } from '~/ui/icon';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Table } from '~/ui/table';
import { type Hue, Tag } from '~/ui/tag';
import { AdministrationFrame, More } from './frame';
import {
  type IssuedPanelistKey,
  openPanelist,
  type PanelistKeyResponse,
  panelistKeysQuery,
  reissueKey,
  revokeKey,
} from './letters-api';
import { PanelLetter } from './panel-letter';
import { useAct } from './use-act';

/** Letters that bring panelists in: prepared, printed once, made again, revoked. */
export function LettersPage() {
  const t = useT();
  const [letter, setLetter] = useState<IssuedPanelistKey | null>(null);
  const issue = useAct((issued: IssuedPanelistKey) => setLetter(issued));
  return (
    <AdministrationFrame title={t('admin.letters.title')} lede={t('admin.letters.lede')}>
      <RefusalNotice error={issue.error} />
      {letter === null ? (
        <>
          <p className="acts">
            <Button main busy={issue.isPending} onClick={() => issue.mutate(openPanelist)}>
              {t('admin.letters.prepare')}
            </Button>
          </p>
          <Panelists
            busy={issue.isPending}
            onReissue={({ accountId }) => issue.mutate(reissueKey(accountId))}
          />
        </>
      ) : (
        <PanelLetter key={letter.code} letter={letter} onPut={() => setLetter(null)} />
      )}
    </AdministrationFrame>
  );
}

interface PanelistsProps {
  busy: boolean;
  onReissue: (panelist: PanelistKeyResponse) => void;
}

function Panelists({ busy, onReissue }: PanelistsProps) {
  const t = useT();
  const { shortDay, part } = useFormat();
  const query = useSuspenseInfiniteQuery(panelistKeysQuery(useApi()));
  const [revoked, setRevoked] = useState<string | null>(null);
  const revoke = useAct();
  const panelists = query.data.pages.flatMap((page) => page.items);
  const revokeOne = ({ accountId, label }: PanelistKeyResponse) =>
    revoke.mutate(revokeKey(accountId), { onSuccess: () => setRevoked(label) });
  if (panelists.length === 0)
    return <EmptyState title={t('admin.letters.none')}>{t('admin.letters.noneAdvice')}</EmptyState>;
  return (
    <section className="block">
      <h2>{t('admin.letters.panelists')}</h2>
      <p>{t('admin.letters.means')}</p>
      <RefusalNotice error={revoke.error} />
      {revoked === null ? null : (
        <Notice hue="ok" live="polite" title={t('admin.letters.revoked', { name: revoked })} />
      )}
      <Table
        caption={t('admin.letters.panelists')}
        captionHidden
        rows={panelists}
        rowKey={({ accountId }) => accountId}
        columns={[
          { key: 'who', title: t('admin.letters.panelist'), cell: ({ label }) => label },
          { key: 'state', title: t('admin.letters.state'), cell: ({ state }) => <StateTag state={state} /> },
          {
            key: 'issued',
            title: t('admin.letters.issued'),
            cell: ({ issuedAt, issuedBy }) =>
              issuedAt && t('admin.letters.issuedBy', { date: shortDay(issuedAt), name: issuedBy ?? '' }),
          },
          {
            key: 'used',
            title: t('admin.letters.used'),
            cell: ({ lastUsedAt }) => (lastUsedAt ? shortDay(lastUsedAt) : t('admin.letters.never')),
          },
          {
            key: 'until',
            title: t('admin.letters.until'),
            cell: ({ expiresAt }) => expiresAt && `${shortDay(expiresAt)} ${part(expiresAt, 'year')}`,
          },
          {
            key: 'acts',
            title: t('admin.letters.acts'),
            cell: (panelist) => (
              <div className="row">
                <Button busy={busy} onClick={() => onReissue(panelist)}>
                  {t('admin.letters.reissue')}
                  <span className="sr"> {panelist.label}</span>
                </Button>
                {panelist.actions.includes('revoke') ? (
                  <Button busy={revoke.isPending} onClick={() => revokeOne(panelist)}>
                    {t('admin.letters.revoke')}
                    <span className="sr"> {panelist.label}</span>
                  </Button>
                ) : null}
              </div>
            ),
          },
        ]}
      />
      <More query={query} />
    </section>
  );
}

const LOOKS: Record<PanelistKeyResponse['state'], [IconName, Hue]> = {
  standing: ['check', 'ok'],
  expired: ['clock', 'warn'],
  revoked: ['lock', 'warn'],
  none: ['cross', 'info'],
};

function StateTag({ state }: Pick<PanelistKeyResponse, 'state'>) {
  const t = useT();
  const [icon, hue] = LOOKS[state];
  return (
    <Tag icon={icon} hue={hue} bare>
      {t(`admin.letters.state.${state}`)}
    </Tag>
  );
}
