import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { MoneyField } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import { tableKey } from '../applications-table/api';
import { type Dossier, dossierQuery } from '../reviews/api';
import { type Decision, heldDecisionQuery, promote, rankingKey } from './api';

/** A place frees: the application moves up, and its applicant is told at once. */
export function PromoteForm({ dossier, decision }: { dossier: Dossier; decision: Decision }) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const [amountCents, setAmount] = useState(decision.amountCents ?? dossier.requestedCents);
  const act = useMutation({
    mutationFn: () => promote(api, dossier.id, dossier.version, amountCents),
    onSuccess: async (next) => {
      queryClient.setQueryData(heldDecisionQuery(api, dossier.id).queryKey, next);
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: dossierQuery(api, dossier.id).queryKey, exact: true }),
        queryClient.invalidateQueries({ queryKey: rankingKey(dossier.call.id) }),
        queryClient.invalidateQueries({ queryKey: tableKey(dossier.call.id) }),
      ]);
    },
  });
  const fault = isProblem(act.error) ? act.error.faultAt('/amountCents') : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate();
  };
  return (
    <form className="decision-form" onSubmit={submit} noValidate>
      <h3>{t('sorting.promote')}</h3>
      <p>{t('sorting.promoteText')}</p>
      <MoneyField label={t('sorting.amount')} cents={amountCents} error={fault} onCentsChange={setAmount} />
      {fault === undefined ? <RefusalNotice error={act.error} /> : null}
      <div className="acts">
        <Button type="submit" busy={act.isPending}>
          {t('sorting.promoteConfirm')}
        </Button>
      </div>
    </form>
  );
}
