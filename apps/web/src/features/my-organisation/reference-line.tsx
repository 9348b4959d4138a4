import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Api } from '~/api/client';
import type { ReferenceStatus } from '~/api/generated/types.gen';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import type { IconName } from '~/ui/icon';
import { Notice } from '~/ui/notice';
import { type Hue, Tag } from '~/ui/tag';
import { ReferenceBody } from '../organisations/reference-body';
import { organisationKey, type Reference, referenceActs } from './api';
import { AttestForm } from './attest-form';
import { ReasonDialog } from './reason-dialog';

const looks: Record<ReferenceStatus, { icon: IconName; hue: Hue }> = {
  requested: { icon: 'clock', hue: 'info' },
  proposed: { icon: 'clock', hue: 'info' },
  attested: { icon: 'check', hue: 'ok' },
  refused: { icon: 'cross', hue: 'warn' },
  declined: { icon: 'cross', hue: 'warn' },
  withdrawn: { icon: 'cross', hue: 'warn' },
};

/** Acts that say why. */
const reasoned = ['refuse', 'decline', 'withdraw'] as const;
/** Acts of one press. */
const plain = ['accept', 'cancel'] as const;
const worded = ['attest', 'revise'] as const;

/** One reference: where it stands, what it says, and what is expected of whom. */
export function ReferenceLine({
  organisationId,
  reference,
}: {
  organisationId: string;
  reference: Reference;
}) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<(typeof reasoned)[number] | (typeof worded)[number] | null>(null);
  const act = useMutation({
    mutationFn: (doIt: (client: Api) => Promise<unknown>) => doIt(api),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: organisationKey(organisationId) }),
  });
  const { id, status, enterprise, institution, actions, shown, reason } = reference;
  const may = <Act extends string>(acts: readonly Act[]): Act[] =>
    acts.filter((one) => actions.includes(one));
  const about = enterprise.id === organisationId;
  return (
    <li>
      <p className="state">
        <Tag {...looks[status]}>{t(`profile.references.status.${status}`)}</Tag>{' '}
        <span className="small mute">
          {about
            ? t('profile.references.with', { name: institution.name })
            : t('profile.references.about', { name: enterprise.name })}
        </span>
      </p>
      <ReferenceBody reference={reference} headings="h2" institution={institution} />
      {reason === null ? null : (
        <Notice hue="warn" title={t('profile.reason')}>
          <p className="pre">{reason}</p>
        </Notice>
      )}
      {isProblem(act.error) ? <Notice hue="warn" live="polite" title={act.error.detail} /> : null}
      {open === 'attest' || open === 'revise' ? (
        <AttestForm
          reference={reference}
          act={t(`profile.references.act.${open}`)}
          onSend={(words) => act.mutateAsync((client) => referenceActs[open](client, id, words))}
          onDone={() => setOpen(null)}
        />
      ) : (
        <p className="acts">
          {may(worded).map((one) => (
            <Button key={one} main={one === 'attest'} onClick={() => setOpen(one)}>
              {t(`profile.references.act.${one}`)}
            </Button>
          ))}
          {may(plain).map((one) => (
            <Button
              key={one}
              main={one === 'accept'}
              busy={act.isPending}
              onClick={() => act.mutate((client) => referenceActs[one](client, id))}
            >
              {t(`profile.references.act.${one}`)}
            </Button>
          ))}
          {actions.includes('show') ? (
            <Button
              busy={act.isPending}
              onClick={() => act.mutate((client) => referenceActs.show(client, id, !shown))}
            >
              {t(shown ? 'profile.references.hide' : 'profile.references.show')}
            </Button>
          ) : null}
          {may(reasoned).map((one) => (
            <Button key={one} plain onClick={() => setOpen(one)}>
              {t(`profile.references.act.${one}`)}
            </Button>
          ))}
        </p>
      )}
      {open === 'refuse' || open === 'decline' || open === 'withdraw' ? (
        <ReasonDialog
          title={t(`profile.references.reasonTitle.${open}`)}
          help={t('profile.references.reasonHelp')}
          act={t(`profile.references.act.${open}`)}
          onClose={() => setOpen(null)}
          onReason={(why) => act.mutateAsync((client) => referenceActs[open](client, id, why))}
        />
      ) : null}
    </li>
  );
}
