import { type Translate, useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { EmptyState } from '~/ui/empty-state';
import { Check } from '~/ui/fields/choice-fields';
import { Link } from '~/ui/link';
import { Missing } from '~/ui/missing';
import { Table } from '~/ui/table';
import { Tag } from '~/ui/tag';
import { useMark } from '../decisions/use-mark';
import type { ApplicationRow } from './api';
import { OutcomeTag } from './outcome-tag';
import { StandingTag } from './words';

export interface ApplicationsListProps {
  callId: string;
  rows: readonly ApplicationRow[];
  filtered: boolean;
  sealed: boolean;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

export function ApplicationsList(props: ApplicationsListProps) {
  const { rows, filtered, sealed, chosen, onChoose } = props;
  const t = useT();
  const { money } = useFormat();
  const mark = useMark();
  if (rows.length === 0) {
    return (
      <EmptyState title={t(filtered ? 'sorting.noneFiltered' : 'sorting.none')}>
        {t(filtered ? 'sorting.noneFilteredText' : sealed ? 'sorting.noneSealedText' : 'sorting.noneText')}
      </EmptyState>
    );
  }
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  const choosable = rows.filter((row) => row.actions.includes('instruct'));
  const all = choosable.length > 0 && choosable.every((row) => chosen.has(row.id));
  return (
    <>
      {choosable.length === 0 ? null : (
        <Check
          label={t('sorting.chooseAll', { count: choosable.length })}
          checked={all}
          onChange={() => onChoose(new Set(all ? [] : choosable.map((row) => row.id)))}
        />
      )}
      <Table
        caption={t('sorting.title')}
        captionHidden
        stack="wide"
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'project',
            title: t('sorting.column.project'),
            cell: (row) => <Project {...props} row={row} onToggle={() => toggle(row.id)} />,
          },
          {
            key: 'status',
            title: t('sorting.column.status'),
            cell: (row) => (
              <span className="stacked">
                <StandingTag status={row.status} bare />
                {row.standingBars > 0 ? (
                  <Tag icon="alert" hue="warn" bare>
                    {t('sorting.bars', { count: row.standingBars })}
                  </Tag>
                ) : null}
              </span>
            ),
          },
          {
            key: 'requested',
            title: t('sorting.column.requested'),
            numeric: true,
            cell: ({ requestedCents }) =>
              requestedCents === null ? <Missing>{t('sorting.noAmount')}</Missing> : money(requestedCents),
          },
          { key: 'reviews', title: t('sorting.column.reviews'), cell: (row) => reviewsLine(row, t) },
          {
            key: 'mean',
            title: t('sorting.column.mean'),
            numeric: true,
            cell: ({ mean, outOf }) =>
              mean === null ? (
                <Missing>{t('sorting.noMean')}</Missing>
              ) : (
                t('sorting.mean', { mean: mark(mean), outOf })
              ),
          },
          {
            key: 'decision',
            title: t('sorting.column.decision'),
            cell: ({ decision }) =>
              decision === null ? (
                <Missing>{t('sorting.noDecision')}</Missing>
              ) : (
                <OutcomeTag outcome={decision.outcome} bare />
              ),
          },
        ]}
      />
    </>
  );
}

function reviewsLine({ reviewers }: ApplicationRow, t: Translate): string {
  const active = reviewers.filter(({ status }) => status !== 'recused');
  const sent = active.filter(({ status }) => status === 'sent').length;
  return active.length === 0
    ? t('sorting.noReviewers')
    : t('sorting.reviews', { sent, total: active.length });
}

function Project({
  callId,
  row,
  chosen,
  onToggle,
}: ApplicationsListProps & { row: ApplicationRow; onToggle: () => void }) {
  const t = useT();
  const title = row.title === '' ? t('sorting.untitled') : row.title;
  return (
    <span className="pick">
      {row.actions.includes('instruct') ? (
        <input
          type="checkbox"
          checked={chosen.has(row.id)}
          aria-label={t('sorting.choose', { title })}
          onChange={onToggle}
        />
      ) : null}
      <span>
        <DossierLink callId={callId} row={row}>
          {title}
        </DossierLink>
        <small className="mute">
          {row.receiptNumber === null
            ? row.applicantName
            : t('sorting.applicantLine', { name: row.applicantName, number: row.receiptNumber })}
        </small>
      </span>
    </span>
  );
}

/**
 * Opening a dossier is told to its applicant: the link never loads it ahead. Whoever must first declare their
 * interests is led to the page that asks.
 */
export function DossierLink({
  callId,
  row,
  children,
}: {
  callId: string;
  row: Pick<ApplicationRow, 'id'> & { declarationRequired?: boolean };
  children: string;
}) {
  if (row.declarationRequired) {
    return (
      <Link to="/instructions/$applicationId" params={{ applicationId: row.id }} preload={false}>
        {children}
      </Link>
    );
  }
  return (
    <Link
      to="/mes-appels/$id/candidatures/$applicationId"
      params={{ id: callId, applicationId: row.id }}
      preload={false}
    >
      {children}
    </Link>
  );
}
