import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { NumberField, TextArea, TextField } from '~/ui/fields/text-fields';
import { Icon } from '~/ui/icon';
import type { Criterion } from './api';
import { newKey } from './keys';
import { OrderedList } from './ordered-list';
import { useDraft } from './use-draft';

export function StepGrid() {
  const t = useT();
  const { call, edit, faultAt } = useDraft();
  const { criteria } = call;
  const change = (index: number, parts: Partial<Criterion>): void =>
    edit({ criteria: criteria.map((one, place) => (place === index ? { ...one, ...parts } : one)) });
  return (
    <>
      <OrderedList
        items={criteria}
        keyOf={({ id }) => id}
        nameOf={({ name }, index) => t('builder.criterionName', { number: index + 1, name })}
        heading={(_, index) => <h3>{t('builder.criterion', { number: index + 1 })}</h3>}
        addLabel={t('builder.addCriterion')}
        max={20}
        make={() => ({
          id: newKey('critere'),
          name: t('builder.newCriterion'),
          description: '',
          // Where the others have a weight, this one takes what is left; it may be corrected at once.
          weightPercent: criteria.some(({ weightPercent }) => weightPercent !== null)
            ? Math.max(0, 100 - totalOf(criteria))
            : null,
          scaleMax: criteria[0]?.scaleMax ?? 20,
        })}
        onChange={(next) => edit({ criteria: next })}
      >
        {(criterion, index) => (
          <>
            <TextField
              label={t('builder.criterionTitle')}
              value={criterion.name}
              maxLength={160}
              error={faultAt(`/criteria/${index}/name`)}
              onChange={(event) => change(index, { name: event.target.value })}
            />
            <TextArea
              label={t('builder.criterionDescription')}
              help={t('builder.criterionDescriptionHelp')}
              optional
              rows={2}
              value={criterion.description}
              error={faultAt(`/criteria/${index}/description`)}
              onChange={(event) => change(index, { description: event.target.value })}
            />
            <div className="fields-row">
              <NumberField
                label={t('builder.weight')}
                help={t('builder.weightHelp')}
                value={criterion.weightPercent}
                error={faultAt(`/criteria/${index}/weightPercent`)}
                onValueChange={(weightPercent) => change(index, { weightPercent })}
              />
              <NumberField
                label={t('builder.scale')}
                help={t('builder.scaleHelp')}
                value={criterion.scaleMax}
                error={faultAt(`/criteria/${index}/scaleMax`)}
                onValueChange={(scaleMax) => change(index, { scaleMax: scaleMax ?? 0 })}
              />
            </div>
          </>
        )}
      </OrderedList>
      <WeightsTotal criteria={criteria} />
    </>
  );
}

export const totalOf = (criteria: readonly Criterion[]): number =>
  criteria.reduce((total, { weightPercent }) => total + (weightPercent ?? 0), 0);

/** The sum of the weights while they are being written: 100, or none at all. */
function WeightsTotal({ criteria }: { criteria: readonly Criterion[] }) {
  const t = useT();
  const { percent, number } = useFormat();
  if (criteria.length === 0) return null;
  const weighted = criteria.filter(({ weightPercent }) => weightPercent !== null).length;
  const total = totalOf(criteria);
  const right = weighted === 0 || (weighted === criteria.length && total === 100);
  const sentence =
    weighted === 0
      ? t('builder.weightsNone')
      : weighted < criteria.length
        ? t('builder.weightsSome', { count: criteria.length - weighted })
        : total === 100
          ? t('builder.weightsRight')
          : total < 100
            ? t('builder.weightsUnder', { left: number(100 - total) })
            : t('builder.weightsOver', { over: number(total - 100) });
  return (
    <p className={right ? 'total' : 'total wrong'} role="status">
      <Icon name={right ? 'check' : 'alert'} />
      <b>{weighted === 0 ? null : t('builder.weightsTotal', { total: percent(total) })}</b> {sentence}
    </p>
  );
}
