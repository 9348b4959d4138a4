import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { RadioGroup } from '~/ui/fields/choice-fields';
import { MoneyField, TextArea } from '~/ui/fields/text-fields';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { tableKey } from '../applications-table/api';
import { outcomes } from '../applications-table/outcome-tag';
import type { CallWork } from '../call-builder/api';
import { type Dossier, type Reviews, reviewsQuery } from '../reviews/api';
import {
  type DecideRequest,
  type Decision,
  heldDecisionQuery,
  holdDecision,
  type Outcome,
  rankingKey,
} from './api';

const GENERAL = 'general';

interface Draft {
  outcome: Outcome | null;
  amountCents: number | null;
  /** By criterion, and `general`. */
  reasons: Record<string, string>;
  message: string;
}

const draftOf = (decision: Decision | null, dossier: Dossier): Draft => ({
  outcome: decision?.outcome ?? null,
  amountCents: decision === null ? dossier.requestedCents : decision.amountCents,
  reasons: Object.fromEntries(
    (decision?.reasons ?? []).map(({ criterionId, text }) => [criterionId ?? GENERAL, text]),
  ),
  message: decision?.message ?? '',
});

/** A refusal has no amount; an empty reason is no reason. */
const requestOf = ({ outcome, amountCents, reasons, message }: Draft): DecideRequest | null =>
  outcome === null
    ? null
    : {
        outcome,
        amountCents: outcome === 'declined' ? null : amountCents,
        reasons: Object.entries(reasons)
          .filter(([, text]) => text.trim() !== '')
          .map(([key, text]) => ({ criterionId: key === GENERAL ? null : key, text: text.trim() })),
        message: message.trim(),
      };

export interface DecisionFormProps {
  dossier: Dossier;
  call: CallWork;
  decision: Decision | null;
}

export function DecisionForm({ dossier, call, decision }: DecisionFormProps) {
  const t = useT();
  const { money, moment } = useFormat();
  const id = useId();
  const hold = useHold(dossier, decision?.version ?? 0);
  const [draft, setDraft] = useState(() => draftOf(decision, dossier));
  const [tried, setTried] = useState(false);
  const change = (parts: Partial<Draft>): void => setDraft((before) => ({ ...before, ...parts }));
  const { outcome } = draft;
  const promised = call.pact.some(({ kind }) => kind === 'reasons_for_refusal');
  const faults = isProblem(hold.error) && !hold.isPending ? hold.error.errors : [];
  const faultAt = (pointer: string): string | undefined =>
    faults.find((fault) => fault.pointer === pointer)?.detail;
  const noOutcome = tried && outcome === null ? t('sorting.outcomePlease') : faultAt('/outcome');
  const fieldOf: Record<string, string> = { '/amountCents': `${id}-amount`, '/reasons': `${id}-${GENERAL}` };
  const idOf = (pointer: string): string => fieldOf[pointer] ?? `${id}-${pointer.split('/').at(-1) ?? ''}`;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const request = requestOf(draft);
    if (request !== null) hold.mutate(request);
  };

  return (
    <form className="decision-form" onSubmit={submit} noValidate>
      <p className="step-lede">{t('sorting.heldLede')}</p>
      {decision === null ? null : (
        <Notice hue="ok" live="polite" title={t('sorting.held', { date: moment(decision.decidedAt) })}>
          <p>{t('sorting.heldNote')}</p>
        </Notice>
      )}
      <ErrorSummary
        errors={[
          ...(noOutcome === undefined ? [] : [{ fieldId: `${id}-outcome`, text: noOutcome }]),
          ...faults.map(({ pointer, detail }) => ({ fieldId: idOf(pointer), text: detail })),
        ]}
      />
      {faults.length === 0 ? <RefusalNotice error={hold.isPending ? null : hold.error} /> : null}
      <RadioGroup
        id={`${id}-outcome`}
        label={t('sorting.outcomeLabel')}
        name="outcome"
        value={outcome}
        error={noOutcome}
        options={outcomes.map((one) => ({
          value: one,
          label: t(`sorting.outcomeChoice.${one}`),
          help: t(`sorting.outcomeHelp.${one}`),
        }))}
        onValueChange={(value) => change({ outcome: value as Outcome })}
      />
      {outcome === null || outcome === 'declined' ? null : (
        <MoneyField
          id={`${id}-amount`}
          label={t(outcome === 'accepted' ? 'sorting.amount' : 'sorting.amountIfPromoted')}
          help={
            dossier.requestedCents === null
              ? undefined
              : t('sorting.amountHelp', { asked: money(dossier.requestedCents) })
          }
          optional={outcome === 'waitlisted'}
          cents={draft.amountCents}
          error={faultAt('/amountCents')}
          onCentsChange={(amountCents) => change({ amountCents })}
        />
      )}
      {outcome === null ? null : (
        <Reasons
          dossier={dossier}
          required={outcome !== 'accepted' && promised}
          reasons={draft.reasons}
          idOf={(key) => `${id}-${key}`}
          faultAt={faultAt}
          onChange={(reasons) => change({ reasons })}
        />
      )}
      <TextArea
        label={t('sorting.letter')}
        help={t('sorting.letterHelp')}
        optional
        limit={4000}
        rows={6}
        value={draft.message}
        error={faultAt('/message')}
        onChange={(event) => change({ message: event.target.value })}
      />
      <div className="acts">
        <Button type="submit" large busy={hold.isPending}>
          {t(decision === null ? 'sorting.hold' : 'sorting.holdAgain')}
        </Button>
        <p className="small mute">{t('sorting.holdNote')}</p>
      </div>
    </form>
  );
}

interface ReasonsProps {
  dossier: Dossier;
  /** The pact promises one per criterion. */
  required: boolean;
  reasons: Record<string, string>;
  idOf: (key: string) => string;
  faultAt: (pointer: string) => string | undefined;
  onChange: (reasons: Record<string, string>) => void;
}

function Reasons({ dossier, required, reasons, idOf, faultAt, onChange }: ReasonsProps) {
  const t = useT();
  const api = useApi();
  const { data: reviews } = useQuery({
    ...reviewsQuery(api, dossier.id),
    enabled: dossier.actions.includes('seeReviews'),
  });
  const write = (key: string, text: string): void => onChange({ ...reasons, [key]: text });
  return (
    <section className="sub-step" aria-labelledby={idOf('title')}>
      <h3 id={idOf('title')}>{t('sorting.reasons')}</h3>
      <p className="help">{t(required ? 'sorting.reasonsPromised' : 'sorting.reasonsHelp')}</p>
      {dossier.criteria.map((criterion) => {
        const said = commentsOn(criterion.id, reviews);
        const text = reasons[criterion.id] ?? '';
        return (
          <div key={criterion.id} className="one-reason">
            <TextArea
              id={idOf(criterion.id)}
              label={criterion.name}
              optional={!required}
              rows={2}
              value={text}
              error={faultAt(`/reasons/${criterion.id}`)}
              onChange={(event) => write(criterion.id, event.target.value)}
            />
            {said !== '' && text === '' ? (
              <Button plain onClick={() => write(criterion.id, said)}>
                {t('sorting.takeComments')}
                <span className="sr"> {criterion.name}</span>
              </Button>
            ) : null}
          </div>
        );
      })}
      <TextArea
        id={idOf(GENERAL)}
        label={t('sorting.generalReason')}
        optional
        rows={2}
        value={reasons[GENERAL] ?? ''}
        error={faultAt('/reasons')}
        onChange={(event) => write(GENERAL, event.target.value)}
      />
    </section>
  );
}

/** What the reviewers wrote on a criterion: already said, to be reworded rather than written again. */
const commentsOn = (criterionId: string, reviews: Reviews | undefined): string =>
  (reviews?.items ?? [])
    .flatMap(({ scores }) => scores.filter((score) => score.criterionId === criterionId))
    .map(({ comment }) => comment.trim())
    .filter((comment) => comment !== '')
    .join('\n');

function useHold(dossier: Dossier, version: number) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (request: DecideRequest) => holdDecision(api, dossier.id, version, request),
    onSuccess: async (decision) => {
      queryClient.setQueryData(heldDecisionQuery(api, dossier.id).queryKey, decision);
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: rankingKey(dossier.call.id) }),
        queryClient.invalidateQueries({ queryKey: tableKey(dossier.call.id) }),
        queryClient.invalidateQueries({ queryKey: ['day'] }),
      ]);
    },
    onError: async (error) => {
      // Someone else decided meanwhile: their decision comes on screen, this text stays until it is sent again.
      if (isProblem(error) && error.status === 409)
        await queryClient.invalidateQueries({ queryKey: heldDecisionQuery(api, dossier.id).queryKey });
    },
  });
}
