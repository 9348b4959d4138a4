import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { CheckGroup, RadioGroup } from '~/ui/fields/choice-fields';
import { DateField } from '~/ui/fields/date-field';
import { LinesField } from '~/ui/fields/lines-field';
import { MoneyField, NumberField, SelectField } from '~/ui/fields/text-fields';
import { Icon } from '~/ui/icon';
import {
  type Comparison,
  type Condition,
  comparisonsOf,
  conditionOf,
  emptyValue,
  type Fact,
  groupOf,
  isTest,
  newTest,
  type Test,
} from './conditions';
import { factLabel, useConditionWords } from './use-facts';

export interface ConditionEditorProps {
  /** Makes the names of its radios its own. */
  name: string;
  condition: Condition;
  facts: readonly Fact[];
  onChange: (condition: Condition | null) => void;
}

/** One group of tests with simple selectors. A nested group, which a template may bring, is shown in words. */
export function ConditionEditor({ name, condition, facts, onChange }: ConditionEditorProps) {
  const t = useT();
  const words = useConditionWords(facts);
  const { join, parts } = groupOf(condition);
  const write = (next: Condition[], joined = join): void =>
    onChange(conditionOf({ join: joined, parts: next }));
  const [first] = facts;
  return (
    <div className="condition">
      {parts.length > 1 ? (
        <RadioGroup
          label={t('builder.cond.join')}
          name={`${name}-join`}
          value={join}
          options={[
            { value: 'all', label: t('builder.cond.joinAll') },
            { value: 'any', label: t('builder.cond.joinAny') },
          ]}
          onValueChange={(value) => write(parts, value === 'any' ? 'any' : 'all')}
        />
      ) : null}
      <ul className="tests">
        {parts.map((part, index) => (
          // A test has no name of its own; it is written in place and removed as a whole.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the group is the identity
          <li key={index}>
            {isTest(part) ? (
              <TestEditor
                test={part}
                facts={facts}
                onChange={(test) => write(parts.map((one, place) => (place === index ? test : one)))}
              />
            ) : (
              <p>{words(part)}</p>
            )}
            <Button
              onClick={() => write(parts.filter((_, place) => place !== index))}
              aria-label={t('builder.cond.remove', { what: words(part) })}
            >
              <Icon name="trash" />
            </Button>
          </li>
        ))}
      </ul>
      {first === undefined ? null : (
        <Button plain onClick={() => write([...parts, newTest(first)])}>
          <Icon name="plus" />
          {t('builder.cond.add')}
        </Button>
      )}
      <p className="small mute">{t('builder.cond.reads', { words: words(condition) })}</p>
    </div>
  );
}

interface TestEditorProps {
  test: Test;
  facts: readonly Fact[];
  onChange: (test: Test) => void;
}

function TestEditor({ test, facts, onChange }: TestEditorProps) {
  const t = useT();
  const fact = facts.find(({ name }) => name === test.fact);
  const choose = (name: string): void => {
    const chosen = facts.find((one) => one.name === name);
    if (chosen !== undefined) onChange(newTest(chosen));
  };
  const comparisons = fact === undefined ? [] : comparisonsOf[fact.nature];
  return (
    <div className="test">
      <SelectField
        label={t('builder.cond.fact')}
        value={fact === undefined ? '' : test.fact}
        error={fact === undefined ? t('builder.cond.goneField') : undefined}
        {...(fact === undefined ? { empty: t('builder.cond.chooseFact') } : {})}
        options={facts.map((one) => ({ value: one.name, label: factLabel(one, t) }))}
        onChange={(event) => choose(event.target.value)}
      />
      {comparisons.length > 1 && fact !== undefined ? (
        <SelectField
          label={t('builder.cond.is')}
          value={test.is}
          options={comparisons.map((is) => ({ value: is, label: t(`builder.cond.is.${is}`) }))}
          onChange={(event) => {
            const is = event.target.value as Comparison;
            const shape = emptyValue(fact.nature, is);
            // From « at least » to « at most », the figure stays.
            const keep =
              typeof shape === typeof test.value && Array.isArray(shape) === Array.isArray(test.value);
            onChange({
              fact: test.fact,
              is,
              ...(shape === undefined ? {} : { value: keep ? test.value : shape }),
            });
          }}
        />
      ) : null}
      {fact === undefined || test.is === 'answered' ? null : (
        <ValueEditor fact={fact} value={test.value} onChange={(value) => onChange({ ...test, value })} />
      )}
    </div>
  );
}

interface ValueEditorProps {
  fact: Fact;
  value: unknown;
  onChange: (value: unknown) => void;
}

function ValueEditor({ fact, value, onChange }: ValueEditorProps) {
  const t = useT();
  const list = Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
  switch (fact.nature) {
    case 'flag':
      return (
        <RadioGroup
          label={t('builder.cond.value')}
          name={`value-${fact.name}`}
          value={value === true ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: t('builder.yes') },
            { value: 'no', label: t('builder.no') },
          ]}
          onValueChange={(answer) => onChange(answer === 'yes')}
        />
      );
    case 'number':
      return (
        <NumberField
          label={t('builder.cond.value')}
          value={typeof value === 'number' ? value : null}
          onValueChange={(next) => onChange(next ?? 0)}
        />
      );
    case 'money':
      return (
        <MoneyField
          label={t('builder.cond.value')}
          cents={typeof value === 'number' ? value : null}
          onCentsChange={(cents) => onChange(cents ?? 0)}
        />
      );
    case 'date':
      return (
        <DateField
          label={t('builder.cond.value')}
          value={typeof value === 'string' && value !== '' ? value : null}
          onValueChange={(day) => onChange(day ?? '')}
        />
      );
    case 'one':
    case 'several':
      return (
        <CheckGroup
          label={t('builder.cond.values')}
          name={`value-${fact.name}`}
          options={fact.options}
          values={list}
          onValuesChange={onChange}
        />
      );
    default:
      return (
        <LinesField
          label={t('builder.cond.values')}
          help={t('builder.cond.linesHelp')}
          values={list}
          onValuesChange={onChange}
        />
      );
  }
}
