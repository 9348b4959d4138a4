import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { type JoinableOrganisation, join, joinableQuery, withdraw } from './received-api';

/** Organisations that my sign-in address lets me join. Nothing is shown when there is none. */
export function Joinable() {
  const { data } = useQuery(joinableQuery(useApi()));
  return (data?.items ?? []).map((organisation) => (
    <JoinableLine key={organisation.organisationId} organisation={organisation} />
  ));
}

function JoinableLine({ organisation }: { organisation: JoinableOrganisation }) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const { organisationId, requestId, name, domain, entry } = organisation;
  const act = useMutation({
    mutationFn: async (): Promise<unknown> =>
      requestId === null ? join(api, organisationId) : withdraw(api, requestId),
    onSuccess: () =>
      Promise.all(
        [['joinable'], ['session'], ['day']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      ),
  });
  const asked = requestId !== null;
  return (
    <Notice title={t(asked ? 'day.join.asked' : 'day.join.title', { organisation: name })}>
      <p>{t(asked ? 'day.join.askedText' : `day.join.${entry}`, { domain })}</p>
      <RefusalNotice error={act.error} />
      <div className="acts under-text">
        <Button main={!asked} busy={act.isPending} onClick={() => act.mutate()}>
          {t(asked ? 'day.join.withdraw' : entry === 'direct' ? 'day.join.join' : 'day.join.ask')}
        </Button>
      </div>
    </Notice>
  );
}
