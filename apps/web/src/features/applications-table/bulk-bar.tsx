import { useQueryClient } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import type { Api } from '~/api/client';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { Contained } from '~/ui/contained';
import { Notice } from '~/ui/notice';
import type { CallWork } from '../call-builder/api';
import {
  type ApplicationRow,
  type ApplicationState,
  admit,
  assignReviewers,
  shortlist,
  tableKey,
} from './api';

const ReviewersDialog = lazy(() =>
  import('./reviewers-dialog').then((module) => ({ default: module.ReviewersDialog })),
);

type Act = (api: Api, row: ApplicationRow) => Promise<ApplicationState>;

interface Outcome {
  done: number;
  refused: { title: string; why: string }[];
}

export interface BulkBarProps {
  call: CallWork;
  rows: readonly ApplicationRow[];
  onDone: () => void;
}

/** Acts on what is ticked, one after the other; what was refused is said, with its reason. */
export function BulkBar({ call, rows, onDone }: BulkBarProps) {
  const t = useT();
  const { run, running, outcome } = useBulk(call.id, onDone);
  const [assigning, setAssigning] = useState(false);
  const can = (action: string): readonly ApplicationRow[] =>
    rows.filter((row) => row.actions.includes(action));
  const admissible = can('admit');
  const assignable = can('assignReviewers');
  const keepable = can('shortlist');
  return (
    <>
      <section className={rows.length === 0 ? 'bulk empty-bulk' : 'bulk'} aria-label={t('sorting.bulk')}>
        <p role="status">{rows.length === 0 ? '' : t('sorting.chosen', { count: rows.length })}</p>
        {rows.length === 0 ? null : (
          <div className="acts">
            {assignable.length === 0 ? null : (
              <Button onClick={() => setAssigning(true)}>
                {t('sorting.assign', { count: assignable.length })}
              </Button>
            )}
            {admissible.length === 0 ? null : (
              <Button busy={running} onClick={() => void run(admissible, admit)}>
                {t('sorting.admit', { count: admissible.length })}
              </Button>
            )}
            {keepable.length === 0 ? null : (
              <Button busy={running} onClick={() => void run(keepable, shortlist)}>
                {t('sorting.shortlist', { count: keepable.length })}
              </Button>
            )}
            {assignable.length + admissible.length + keepable.length === 0 ? (
              <p className="small mute">{t('sorting.nothingPossible')}</p>
            ) : null}
            <Button plain onClick={onDone}>
              {t('sorting.unchoose')}
            </Button>
          </div>
        )}
      </section>
      {outcome === null ? null : <OutcomeNotice outcome={outcome} />}
      {assigning ? (
        <Contained>
          <ReviewersDialog
            call={call}
            already={[]}
            count={assignable.length}
            onClose={() => setAssigning(false)}
            onChosen={async (ids) => {
              // Those already appointed stay: reading what they have begun is never taken from them.
              await run(assignable, (api, row) =>
                assignReviewers(api, row, [...new Set([...activeReviewers(row), ...ids])]),
              );
              setAssigning(false);
            }}
          />
        </Contained>
      ) : null}
    </>
  );
}

export const activeReviewers = ({ reviewers }: Pick<ApplicationRow, 'reviewers'>): string[] =>
  reviewers.filter(({ status }) => status !== 'recused').map(({ accountId }) => accountId);

function useBulk(callId: string, onDone: () => void) {
  const api = useApi();
  const queryClient = useQueryClient();
  const [running, setRunning] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const run = async (rows: readonly ApplicationRow[], act: Act): Promise<void> => {
    setRunning(true);
    const next: Outcome = { done: 0, refused: [] };
    for (const row of rows) {
      try {
        await act(api, row);
        next.done += 1;
      } catch (error) {
        if (!isProblem(error)) throw error;
        next.refused.push({ title: row.title, why: error.errors[0]?.detail ?? error.detail });
      }
    }
    await queryClient.invalidateQueries({ queryKey: tableKey(callId) });
    await queryClient.invalidateQueries({ queryKey: ['day'] });
    setOutcome(next);
    setRunning(false);
    onDone();
  };
  return { run, running, outcome };
}

function OutcomeNotice({ outcome }: { outcome: Outcome }) {
  const t = useT();
  return (
    <Notice
      hue={outcome.refused.length === 0 ? 'ok' : 'warn'}
      live="polite"
      title={t('sorting.bulkDone', { done: outcome.done, refused: outcome.refused.length })}
    >
      {outcome.refused.length === 0 ? null : (
        <ul>
          {outcome.refused.map(({ title, why }) => (
            <li key={title}>{t('sorting.bulkRefused', { title, why })}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
