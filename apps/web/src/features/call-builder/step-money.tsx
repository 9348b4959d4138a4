import { useT } from '~/messages/intl';
import { Check } from '~/ui/fields/choice-fields';
import { MoneyField, NumberField, TextArea, TextField } from '~/ui/fields/text-fields';
import type { Award, Money } from './api';
import { OrderedList } from './ordered-list';
import { useDraft } from './use-draft';
import { useKeyed } from './use-keyed';

const amounts = ['envelopeCents', 'perProjectMinCents', 'perProjectMaxCents'] as const;
const numbers = ['shareMaxPercent', 'laureatesMin', 'laureatesMax', 'yearsMax'] as const;

export function StepMoney() {
  const t = useT();
  const { call, edit, faultAt } = useDraft();
  const { money } = call;
  const change = (parts: Partial<Money>): void => edit({ money: { ...money, ...parts } });
  return (
    <>
      <div className="fields-row">
        {amounts.map((key) => (
          <MoneyField
            key={key}
            label={t(`builder.money.${key}`)}
            optional
            cents={money[key]}
            error={faultAt(`/money/${key}`)}
            onCentsChange={(cents) => change({ [key]: cents })}
          />
        ))}
        {numbers.map((key) => (
          <NumberField
            key={key}
            label={t(`builder.money.${key}`)}
            optional
            value={money[key]}
            error={faultAt(`/money/${key}`)}
            onValueChange={(value) => change({ [key]: value })}
          />
        ))}
      </div>
      <TextArea
        label={t('builder.money.notes')}
        help={t('builder.money.notesHelp')}
        optional
        rows={3}
        limit={1000}
        value={money.notes}
        error={faultAt('/money/notes')}
        onChange={(event) => change({ notes: event.target.value })}
      />
      <Awards />
    </>
  );
}

/** Prizes, or support in kind, beside the money. */
function Awards() {
  const t = useT();
  const { call, edit, faultAt } = useDraft();
  const { awards } = call;
  const keyed = useKeyed(awards);
  const change = (index: number, parts: Partial<Award>): void =>
    edit({ awards: awards.map((one, place) => (place === index ? { ...one, ...parts } : one)) });
  return (
    <section className="sub-step" aria-labelledby="prix">
      <h3 id="prix">{t('builder.awards')}</h3>
      <p className="help">{t('builder.awardsHelp')}</p>
      <OrderedList
        items={keyed.items}
        keyOf={({ key }) => key}
        nameOf={({ value }, index) => t('builder.awardName', { number: index + 1, name: value.name })}
        heading={(_, index) => <h4>{t('builder.award', { number: index + 1 })}</h4>}
        addLabel={t('builder.addAward')}
        max={20}
        make={() =>
          keyed.make({ name: t('builder.newAward'), amountCents: null, count: 1, optional: false, note: '' })
        }
        onChange={(items) => edit({ awards: keyed.valuesOf(items) })}
      >
        {({ value: award }, index) => (
          <>
            <TextField
              label={t('builder.awardTitle')}
              value={award.name}
              maxLength={160}
              error={faultAt(`/awards/${index}/name`)}
              onChange={(event) => change(index, { name: event.target.value })}
            />
            <div className="fields-row">
              <MoneyField
                label={t('builder.awardAmount')}
                optional
                cents={award.amountCents}
                error={faultAt(`/awards/${index}/amountCents`)}
                onCentsChange={(amountCents) => change(index, { amountCents })}
              />
              <NumberField
                label={t('builder.awardCount')}
                optional
                value={award.count}
                error={faultAt(`/awards/${index}/count`)}
                onValueChange={(count) => change(index, { count })}
              />
            </div>
            <TextField
              label={t('builder.awardNote')}
              optional
              value={award.note}
              error={faultAt(`/awards/${index}/note`)}
              onChange={(event) => change(index, { note: event.target.value })}
            />
            <Check
              label={t('builder.awardOptional')}
              checked={award.optional}
              onChange={(event) => change(index, { optional: event.target.checked })}
            />
          </>
        )}
      </OrderedList>
    </section>
  );
}
