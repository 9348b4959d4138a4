import { useT } from '~/messages/intl';
import { MoneyField, NumberField, SelectField, TextArea } from '~/ui/fields/text-fields';
import type { Commitment, CommitmentKind } from './api';
import { newKey } from './keys';
import { OrderedList } from './ordered-list';
import { useDraft } from './use-draft';

export const commitmentKinds: readonly CommitmentKind[] = [
  'answer_within_days',
  'reasons_for_refusal',
  'scores_shared',
  'ideas_stay_yours',
  'paid_feasibility',
  'other',
];

/** A promise that the system measures, or that is only declared: said beside each. */
const measured: readonly CommitmentKind[] = ['answer_within_days', 'reasons_for_refusal', 'scores_shared'];

export function StepPact() {
  const t = useT();
  const { call, edit, faultAt } = useDraft();
  const pact: readonly Commitment[] = call.pact;
  const write = (next: readonly Commitment[]): void => edit({ pact: [...next] });
  const change = (index: number, parts: Partial<Commitment>): void =>
    write(pact.map((one, place) => (place === index ? { ...one, ...parts } : one)));
  const usual = (kind: CommitmentKind): string => (kind === 'other' ? '' : t(`builder.pactUsual.${kind}`));
  const unused = commitmentKinds.find((kind) => !pact.some((one) => one.kind === kind)) ?? 'other';

  const turnInto = (index: number, kind: CommitmentKind): void => {
    const before = pact[index];
    if (before === undefined) return;
    const untouched =
      before.statement === usual(before.kind) || before.statement === t('builder.newCommitment');
    change(index, {
      kind,
      ...(untouched && kind !== 'other' ? { statement: usual(kind) } : {}),
      days: kind === 'answer_within_days' ? (before.days ?? 60) : null,
      amountCents: kind === 'paid_feasibility' ? before.amountCents : null,
    });
  };

  return (
    <OrderedList
      items={pact}
      keyOf={({ id }) => id}
      nameOf={({ statement }, index) => t('builder.commitmentName', { number: index + 1, name: statement })}
      heading={(_, index) => <h3>{t('builder.commitment', { number: index + 1 })}</h3>}
      addLabel={t('builder.addCommitment')}
      max={12}
      make={() => ({
        id: newKey('promesse'),
        kind: unused,
        statement: usual(unused) === '' ? t('builder.newCommitment') : usual(unused),
        days: unused === 'answer_within_days' ? 60 : null,
        amountCents: null,
      })}
      onChange={write}
    >
      {(commitment, index) => (
        <>
          <SelectField
            label={t('builder.commitmentKind')}
            help={t(
              measured.includes(commitment.kind)
                ? 'builder.commitmentMeasured'
                : 'builder.commitmentDeclared',
            )}
            value={commitment.kind}
            options={commitmentKinds.map((kind) => ({ value: kind, label: t(`builder.pactKind.${kind}`) }))}
            onChange={(event) => turnInto(index, event.target.value as CommitmentKind)}
          />
          <TextArea
            label={t('builder.commitmentStatement')}
            help={t('builder.commitmentStatementHelp')}
            rows={2}
            value={commitment.statement}
            error={faultAt(`/pact/${index}/statement`)}
            onChange={(event) => change(index, { statement: event.target.value })}
          />
          {commitment.kind === 'answer_within_days' ? (
            <NumberField
              label={t('builder.commitmentDays')}
              help={t('builder.commitmentDaysHelp')}
              value={commitment.days}
              error={faultAt(`/pact/${index}/days`)}
              onValueChange={(days) => change(index, { days })}
            />
          ) : null}
          {commitment.kind === 'paid_feasibility' ? (
            <MoneyField
              label={t('builder.commitmentAmount')}
              cents={commitment.amountCents}
              error={faultAt(`/pact/${index}/amountCents`)}
              onCentsChange={(amountCents) => change(index, { amountCents })}
            />
          ) : null}
        </>
      )}
    </OrderedList>
  );
}
