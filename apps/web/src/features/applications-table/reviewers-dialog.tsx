import { useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { CheckGroup } from '~/ui/fields/choice-fields';
import { Link } from '~/ui/link';
import { RefusalNotice } from '~/ui/refusal-notice';
import type { CallWork } from '../call-builder/api';

export interface ReviewersDialogProps {
  call: CallWork;
  /** Those the dossier is already given to. */
  already: readonly string[];
  /** How many dossiers this is about. */
  count: number;
  onClose: () => void;
  onChosen: (accountIds: string[]) => Promise<void>;
}

/** Who reads: chosen in the call's team. The server refuses whoever has a tie with the applicant. */
export function ReviewersDialog({ call, already, count, onClose, onChosen }: ReviewersDialogProps) {
  const t = useT();
  const [chosen, setChosen] = useState<string[]>([...already]);
  const [missing, setMissing] = useState(false);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const people = [
    ...new Map(
      call.team
        .filter((place) => place.function !== 'observer')
        .map((place) => [place.accountId, place] as const),
    ).values(),
  ];

  const confirm = async (): Promise<void> => {
    setMissing(chosen.length === 0);
    if (chosen.length === 0) return;
    setRunning(true);
    setError(null);
    try {
      await onChosen(chosen);
    } catch (problem) {
      if (!isProblem(problem)) throw problem;
      setError(problem);
    } finally {
      setRunning(false);
    }
  };

  return (
    <Dialog open onOpenChange={onClose} title={t('sorting.assignTitle', { count })}>
      <div className="flow">
        <p>{t('sorting.assignText')}</p>
        <CheckGroup
          label={t('sorting.reviewers')}
          name="reviewers"
          values={chosen}
          error={missing ? t('sorting.reviewersPlease') : undefined}
          options={people.map((place) => ({
            value: place.accountId,
            label: place.displayName,
            help: t(`builder.function.${place.function}`),
          }))}
          onValuesChange={setChosen}
        />
        {call.actions.includes('manageTeam') ? (
          <p className="small">
            <Link to="/mes-appels/$id" params={{ id: call.id }} hash="equipe">
              {t('sorting.growTeam')}
            </Link>
          </p>
        ) : null}
        <RefusalNotice error={error} />
        <div className="acts">
          <Button main busy={running} onClick={() => void confirm()}>
            {t('sorting.assignConfirm', { count })}
          </Button>
          <Button onClick={onClose}>{t('sorting.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
