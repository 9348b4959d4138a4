import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { TextArea } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Table } from '~/ui/table';
import { approve, type JoinRequest, refuse, requestsQuery } from './api';
import { useTeamAct } from './use-team-act';

/** People of a verified domain who ask to come in. Nothing is shown when nobody asks. */
export function JoinRequests({ id }: { id: string }) {
  const t = useT();
  const { shortDay } = useFormat();
  const act = useTeamAct(id);
  const [refusing, setRefusing] = useState<JoinRequest | null>(null);
  const { data } = useInfiniteQuery(requestsQuery(useApi(), id));
  const requests = (data?.pages ?? []).flatMap((page) => page.items);
  if (requests.length === 0) return null;
  return (
    <section className="block" aria-labelledby="demandes">
      <h2 id="demandes">{t('team.requests', { count: requests.length })}</h2>
      <Table
        caption={t('team.requests', { count: requests.length })}
        captionHidden
        rows={requests}
        rowKey={(request) => request.id}
        columns={[
          {
            key: 'who',
            title: t('team.person'),
            cell: ({ displayName, email }) => (
              <span className="who">
                <span>
                  {displayName}
                  <small className="mute">{email}</small>
                </span>
              </span>
            ),
          },
          { key: 'word', title: t('team.word'), cell: ({ word }) => word },
          { key: 'asked', title: t('team.askedOn'), cell: ({ askedAt }) => shortDay(askedAt) },
          {
            key: 'acts',
            title: t('team.acts'),
            cell: (request) => (
              <span className="acts">
                <Button onClick={() => act.mutate((api) => approve(api, id, request.id))}>
                  {t('team.approve')}
                  <span className="sr"> {request.displayName}</span>
                </Button>
                <Button plain onClick={() => setRefusing(request)}>
                  {t('team.refuse')}
                  <span className="sr"> {request.displayName}</span>
                </Button>
              </span>
            ),
          },
        ]}
      />
      <RefusalNotice error={act.error} />
      {refusing === null ? null : (
        <RefuseDialog id={id} request={refusing} onClose={() => setRefusing(null)} />
      )}
    </section>
  );
}

function RefuseDialog({ id, request, onClose }: { id: string; request: JoinRequest; onClose: () => void }) {
  const t = useT();
  const act = useTeamAct(id);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const empty = reason.trim() === '';
  const confirm = (): void => {
    setTried(true);
    if (!empty) act.mutate((api) => refuse(api, id, request.id, reason.trim()), { onSuccess: onClose });
  };
  return (
    <Dialog open onOpenChange={onClose} title={t('team.refuseTitle', { name: request.displayName })} alert>
      <div className="flow">
        <TextArea
          label={t('team.reason')}
          help={t('team.reasonHelp')}
          rows={4}
          limit={1000}
          value={reason}
          error={tried && empty ? t('team.reasonPlease') : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        <RefusalNotice error={act.error} />
        <div className="acts">
          <Button main busy={act.isPending} onClick={confirm}>
            {t('team.refuse')}
          </Button>
          <Button onClick={onClose}>{t('team.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
