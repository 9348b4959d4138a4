import type { ReactNode } from 'react';
import { T, useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { AmountInput } from '~/ui/fields/amount-input';
import { FieldGroup } from '~/ui/fields/field';
import { Icon } from '~/ui/icon';
import { Notice } from '~/ui/notice';
import {
  type BudgetLimits,
  type BudgetReading,
  type CostLine,
  type ResourceKind,
  type ResourceLine,
  readableBudget,
  readBudget,
  resourceKinds,
  totalCents,
  withAsked,
} from './budget';
import type { FormFieldProps } from './form-field';

/** What the project costs, what pays for it, and what is still missing, in euros and with one way out. */
export function BudgetField({
  field,
  id,
  answer,
  onAnswer,
  error,
  limits,
}: FormFieldProps & { limits: BudgetLimits }) {
  const t = useT();
  const budget = readableBudget(answer, t('application.budget.asked'));
  const reading = readBudget(budget, limits);
  return (
    <FieldGroup id={id} label={field.label} help={field.help} error={error} optional={!field.required}>
      <div className="budget">
        <Costs lines={budget.costs} onLines={(costs) => onAnswer({ ...budget, costs })} />
        <Resources
          lines={budget.resources}
          reading={reading}
          limits={limits}
          onLines={(resources) => onAnswer({ ...budget, resources })}
        />
      </div>
      <Gap
        reading={reading}
        onPropose={(cents) => onAnswer(withAsked(budget, cents))}
        onDone={() => document.getElementById(id)?.focus()}
      />
    </FieldGroup>
  );
}

function Costs({ lines, onLines }: { lines: CostLine[]; onLines: (lines: CostLine[]) => void }) {
  const t = useT();
  return (
    <Side
      title={t('application.budget.costs')}
      total={totalCents(lines)}
      add={t('application.budget.addCost')}
      onAdd={() => onLines([...lines, { label: '', cents: 0 }])}
    >
      {lines.map((line, index) => (
        // Lines have no name of their own, and are edited where they stand.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the budget is the identity
        <li key={index}>
          <LineLabel
            line={line}
            place={index + 1}
            onLabel={(label) => onLines(replaced(lines, index, { ...line, label }))}
          />
          <Amount line={line} onCents={(cents) => onLines(replaced(lines, index, { ...line, cents }))} />
          <Remove line={line} onRemove={() => onLines(lines.filter((_, other) => other !== index))} />
        </li>
      ))}
    </Side>
  );
}

interface ResourcesProps {
  lines: ResourceLine[];
  reading: BudgetReading;
  limits: BudgetLimits;
  onLines: (lines: ResourceLine[]) => void;
}

function Resources({ lines, reading, limits, onLines }: ResourcesProps) {
  const t = useT();
  const first = lines.findIndex(({ kind }) => kind === 'asked');
  return (
    <Side
      title={t('application.budget.resources')}
      total={totalCents(lines)}
      add={t('application.budget.addResource')}
      onAdd={() => onLines([...lines, { label: '', kind: 'own', cents: 0, secured: false }])}
    >
      {lines.map((line, index) => {
        const change = (part: Partial<ResourceLine>): void =>
          onLines(replaced(lines, index, { ...line, ...part }));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the budget is the identity
          <li key={index} className={index === first ? 'asked' : undefined}>
            {index === first ? (
              <div>
                <b>{t('application.budget.asked')}</b>
                <Share reading={reading} limits={limits} />
              </div>
            ) : (
              <LineLabel line={line} place={index} onLabel={(label) => change({ label })} />
            )}
            <Amount
              line={index === first ? { ...line, label: t('application.budget.asked') } : line}
              onCents={(cents) => change({ cents })}
            />
            {index === first ? (
              <span />
            ) : (
              <>
                <Remove line={line} onRemove={() => onLines(lines.filter((_, other) => other !== index))} />
                <SourceKind line={line} onChange={change} />
              </>
            )}
          </li>
        );
      })}
    </Side>
  );
}

interface SideProps {
  title: string;
  total: number;
  add: string;
  onAdd: () => void;
  children: ReactNode[];
}

function Side({ title, total, add, onAdd, children }: SideProps) {
  const t = useT();
  const { money } = useFormat();
  return (
    <fieldset className="side-of-budget">
      <legend>{title}</legend>
      <ul>{children}</ul>
      <Button plain onClick={onAdd}>
        <Icon name="plus" />
        {add}
      </Button>
      <p className="total">
        <span>{t('application.budget.total')}</span>
        <b className="num">{money(total)}</b>
      </p>
    </fieldset>
  );
}

function LineLabel({
  line,
  place,
  onLabel,
}: {
  line: CostLine;
  place: number;
  onLabel: (label: string) => void;
}) {
  const t = useT();
  return (
    <textarea
      className="line-label"
      rows={1}
      maxLength={200}
      aria-label={t('application.budget.lineLabel', { place })}
      placeholder={t('application.budget.linePlaceholder')}
      value={line.label}
      // Long names wrap; a name stays one line of the budget.
      onChange={(event) => onLabel(event.target.value.replaceAll('\n', ' '))}
    />
  );
}

/** Where the money comes from, and whether it is sure. */
function SourceKind({
  line,
  onChange,
}: {
  line: ResourceLine;
  onChange: (part: Partial<ResourceLine>) => void;
}) {
  const t = useT();
  const kinds = resourceKinds.filter((kind) => kind !== 'asked' || line.kind === 'asked');
  return (
    <div className="source-kind">
      <select
        aria-label={t('application.budget.kindOf', { label: nameOf(line, t) })}
        value={line.kind}
        onChange={(event) => onChange({ kind: event.target.value as ResourceKind })}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`application.budget.kind.${kind}`)}
          </option>
        ))}
      </select>
      <label>
        <input
          type="checkbox"
          checked={line.secured}
          onChange={(event) => onChange({ secured: event.target.checked })}
        />
        {t('application.budget.secured')}
        <span className="sr"> {nameOf(line, t)}</span>
      </label>
    </div>
  );
}

function Amount({ line, onCents }: { line: CostLine; onCents: (cents: number) => void }) {
  const t = useT();
  return (
    <AmountInput
      label={t('application.budget.amountOf', { label: nameOf(line, t) })}
      cents={line.cents}
      onCentsChange={(cents) => onCents(Math.max(0, cents ?? 0))}
    />
  );
}

function Remove({ line, onRemove }: { line: CostLine; onRemove: () => void }) {
  const t = useT();
  return (
    <button type="button" className="remove-line" onClick={onRemove}>
      <Icon name="cross" />
      <span className="sr">{t('application.budget.remove', { label: nameOf(line, t) })}</span>
    </button>
  );
}

/** « 69,8 % du total, maximum 80 % » */
function Share({ reading, limits }: { reading: BudgetReading; limits: BudgetLimits }) {
  const t = useT();
  const { percent, money } = useFormat();
  const share =
    reading.sharePercent === null
      ? null
      : t('application.budget.share', { share: percent(reading.sharePercent) });
  const most =
    limits.shareMaxPercent === null
      ? null
      : t('application.budget.shareMax', { max: percent(limits.shareMaxPercent) });
  const amount =
    limits.perProjectMaxCents === null
      ? null
      : t('application.budget.amountMax', { max: money(limits.perProjectMaxCents) });
  const note = [share, most, amount].filter((part) => part !== null).join(', ');
  return note === '' ? null : <span className="mute">{note}</span>;
}

interface GapProps {
  reading: BudgetReading;
  onPropose: (cents: number) => void;
  onDone: () => void;
}

function Gap({ reading, onPropose, onDone }: GapProps) {
  const t = useT();
  const { money, percent } = useFormat();
  const { gapCents, costsCents, proposal } = reading;
  if (costsCents === 0 && reading.resourcesCents === 0) return null;
  if (gapCents === 0) {
    return <Notice hue="ok" live="polite" title={t('application.budget.balanced')} />;
  }
  const amount = money(Math.abs(gapCents));
  return (
    <Notice
      hue="warn"
      live="polite"
      title={t(gapCents > 0 ? 'application.budget.missing' : 'application.budget.over', { amount })}
    >
      <p>
        {proposal === null ? (
          t(gapCents > 0 ? 'application.budget.addSource' : 'application.budget.removeSource')
        ) : (
          <T
            id={gapCents > 0 ? 'application.budget.couldAsk' : 'application.budget.couldAskLess'}
            values={{ amount: money(proposal.askedCents), share: percent(proposal.sharePercent) }}
          />
        )}
      </p>
      {proposal === null ? null : (
        <Button
          className="under-text"
          onClick={() => {
            onPropose(proposal.askedCents);
            // The button goes away with the gap: focus must not fall to the top of the page.
            onDone();
          }}
        >
          {t('application.budget.ask', { amount: money(proposal.askedCents) })}
        </Button>
      )}
    </Notice>
  );
}

const nameOf = ({ label }: CostLine, t: ReturnType<typeof useT>): string =>
  label.trim() === '' ? t('application.budget.unnamed') : label;

const replaced = <Line,>(lines: Line[], index: number, line: Line): Line[] =>
  lines.map((other, at) => (at === index ? line : other));
