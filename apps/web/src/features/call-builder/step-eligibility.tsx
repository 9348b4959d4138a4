import { useT } from '~/messages/intl';
import { Check, RadioGroup } from '~/ui/fields/choice-fields';
import { TextArea } from '~/ui/fields/text-fields';
import { Notice } from '~/ui/notice';
import { Tag } from '~/ui/tag';
import type { EligibilityRule } from './api';
import { ConditionEditor } from './condition-editor';
import { type Condition, type Fact, newTest } from './conditions';
import { newKey } from './keys';
import { OrderedList } from './ordered-list';
import { useDraft } from './use-draft';
import { useFacts } from './use-facts';

export function StepEligibility() {
  const t = useT();
  const { call, edit } = useDraft();
  const { eligibility } = call;
  const facts = useFacts(call.sections);
  const change = (index: number, parts: Partial<EligibilityRule>): void =>
    edit({ eligibility: eligibility.map((one, place) => (place === index ? { ...one, ...parts } : one)) });
  return (
    <OrderedList
      items={eligibility}
      keyOf={({ id }) => id}
      nameOf={({ statement }, index) => t('builder.ruleName', { number: index + 1, name: statement })}
      heading={(rule, index) => (
        <h3>
          {t('builder.rule', { number: index + 1 })}{' '}
          {rule.condition === null ? (
            <Tag icon="person" bare>
              {t('builder.ruleByReading')}
            </Tag>
          ) : (
            <Tag icon="check" hue="ok" bare>
              {t('builder.ruleAutomatic')}
            </Tag>
          )}
        </h3>
      )}
      addLabel={t('builder.addRule')}
      max={40}
      make={() => ({
        id: newKey('condition'),
        statement: t('builder.newRule'),
        severity: 'bar' as const,
        waivable: false,
        condition: null,
      })}
      onChange={(next) => edit({ eligibility: next })}
    >
      {(rule, index) => (
        <RuleEditor rule={rule} index={index} facts={facts} onChange={(parts) => change(index, parts)} />
      )}
    </OrderedList>
  );
}

interface RuleEditorProps {
  rule: EligibilityRule;
  index: number;
  facts: readonly Fact[];
  onChange: (parts: Partial<EligibilityRule>) => void;
}

function RuleEditor({ rule, index, facts, onChange }: RuleEditorProps) {
  const t = useT();
  const { faultAt } = useDraft();
  const [first] = facts;
  const condition = rule.condition as Condition | null;
  const wrong = faultAt(`/eligibility/${index}/condition`);
  const write = (next: Condition | null): void =>
    onChange({ condition: next as EligibilityRule['condition'] });
  return (
    <>
      <TextArea
        label={t('builder.ruleStatement')}
        help={t('builder.ruleStatementHelp')}
        rows={2}
        value={rule.statement}
        error={faultAt(`/eligibility/${index}/statement`)}
        onChange={(event) => onChange({ statement: event.target.value })}
      />
      <RadioGroup
        label={t('builder.severity')}
        name={`severity-${rule.id}`}
        value={rule.severity}
        options={[
          { value: 'bar', label: t('builder.severity.bar'), help: t('builder.severityHelp.bar') },
          {
            value: 'priority',
            label: t('builder.severity.priority'),
            help: t('builder.severityHelp.priority'),
          },
        ]}
        onValueChange={(severity) =>
          onChange(severity === 'bar' ? { severity } : { severity: 'priority', waivable: false })
        }
      />
      {rule.severity === 'bar' ? (
        <Check
          label={t('builder.waivable')}
          help={t('builder.waivableHelp')}
          checked={rule.waivable}
          onChange={(event) => onChange({ waivable: event.target.checked })}
        />
      ) : null}
      <Check
        label={t('builder.automatic')}
        help={t('builder.automaticHelp')}
        checked={condition !== null}
        disabled={first === undefined}
        onChange={(event) => write(event.target.checked && first !== undefined ? newTest(first) : null)}
      />
      {wrong === undefined ? null : <Notice hue="warn" title={wrong} />}
      {condition === null ? null : (
        <ConditionEditor name={rule.id} condition={condition} facts={facts} onChange={write} />
      )}
    </>
  );
}
