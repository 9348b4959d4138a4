import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Api } from '~/api/client';
import { DocumentVisibility } from '~/api/generated/types.gen';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { SelectField } from '~/ui/fields/text-fields';
import type { IconName } from '~/ui/icon';
import { Notice } from '~/ui/notice';
import { type Hue, Tag } from '~/ui/tag';
import { organisationKey, type Paper, paperAddress, removePaper, updatePaper } from './api';
import { PaperForm } from './paper-form';

const looks: Record<Paper['state'], { icon: IconName; hue: Hue }> = {
  valid: { icon: 'check', hue: 'ok' },
  expiring: { icon: 'clock', hue: 'warn' },
  expired: { icon: 'late', hue: 'late' },
};

/** One paper: where it stands, who may open it, its file in force and those before. */
export function PaperLine({ organisationId, paper }: { organisationId: string; paper: Paper }) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<'replace' | 'remove' | null>(null);
  const act = useMutation({
    mutationFn: (doIt: (client: Api) => Promise<unknown>) => doIt(api),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: organisationKey(organisationId) }),
  });
  const kind = t(`organisations.paper.${paper.kind}`);
  const name = paper.title === '' ? kind : paper.title;
  if (open === 'replace')
    return (
      <li>
        <PaperForm id={organisationId} paper={paper} onDone={() => setOpen(null)} />
      </li>
    );
  return (
    <li>
      <h2>{name}</h2>
      {name === kind ? null : <p className="small mute">{kind}</p>}
      <State paper={paper} />
      <Files organisationId={organisationId} paper={paper} />
      {isProblem(act.error) ? <Notice hue="warn" live="polite" title={act.error.detail} /> : null}
      {paper.actions.includes('edit') ? (
        <SelectField
          label={t('profile.papers.visibility')}
          options={Object.values(DocumentVisibility).map((value) => ({
            value,
            label: t(`profile.papers.visibility.${value}`),
          }))}
          value={paper.visibility}
          onChange={(event) => {
            const visibility = event.target.value as DocumentVisibility;
            act.mutate((client) => updatePaper(client, organisationId, paper.id, paper.version, visibility));
          }}
        />
      ) : (
        <p className="small mute">{t(`profile.papers.visibility.${paper.visibility}`)}</p>
      )}
      {paper.actions.length === 0 ? null : (
        <p className="acts">
          <Button onClick={() => setOpen('replace')}>
            {t('profile.papers.replace')}
            <span className="sr"> {name}</span>
          </Button>
          <Button plain onClick={() => setOpen('remove')}>
            {t('profile.papers.remove')}
            <span className="sr"> {name}</span>
          </Button>
        </p>
      )}
      {open === 'remove' ? (
        <Dialog
          open
          alert
          onOpenChange={() => setOpen(null)}
          title={t('profile.papers.removeTitle', { name })}
        >
          <p>{t('profile.papers.removeText')}</p>
          <p className="acts under-text">
            <Button
              main
              busy={act.isPending}
              onClick={() => act.mutate((client) => removePaper(client, organisationId, paper.id))}
            >
              {t('profile.papers.remove')}
            </Button>
          </p>
        </Dialog>
      ) : null}
    </li>
  );
}

function State({ paper }: { paper: Paper }) {
  const t = useT();
  const { day } = useFormat();
  const [inForce] = paper.versions;
  const expiresOn = inForce?.expiresOn ?? null;
  if (expiresOn === null) return null;
  return (
    <p>
      <Tag {...looks[paper.state]}>{t(`profile.papers.state.${paper.state}`, { day: day(expiresOn) })}</Tag>
    </p>
  );
}

function Files({ organisationId, paper }: { organisationId: string; paper: Paper }) {
  const t = useT();
  const { day, size } = useFormat();
  const [inForce, ...former] = paper.versions;
  const link = ({ number, fileName, sizeBytes, addedBy, addedAt }: Paper['versions'][number]) => (
    <>
      <a href={paperAddress(organisationId, paper.id, number)} download>
        {fileName}
      </a>{' '}
      <span className="small mute">
        {t('profile.papers.added', { size: size(sizeBytes), by: addedBy, day: day(addedAt) })}
      </span>
    </>
  );
  return (
    <>
      {inForce ? <p>{link(inForce)}</p> : null}
      {former.length === 0 ? null : (
        <details>
          <summary>{t('profile.papers.history', { count: former.length })}</summary>
          <ul>
            {former.map((version) => (
              <li key={version.number}>{link(version)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
