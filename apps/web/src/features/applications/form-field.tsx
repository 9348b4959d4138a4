import type { ReactNode } from 'react';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Check, CheckGroup, RadioGroup } from '~/ui/fields/choice-fields';
import { DateField } from '~/ui/fields/date-field';
import { FieldGroup } from '~/ui/fields/field';
import { MoneyField, NumberField, SelectField, TextArea, TextField } from '~/ui/fields/text-fields';
import { type FormField as Field, flagOf, numberOf, textOf, textsOf } from './form';

/** More answers than this no longer hold in sight: a list that unfolds. */
const FEW = 7;

export interface FormFieldProps {
  field: Field;
  id: string;
  answer: unknown;
  onAnswer: (answer: unknown) => void;
  error: string | undefined;
}

/** One question of a call's form. Files and budgets have their own components. */
export function FormField(props: FormFieldProps): ReactNode {
  const { field, id, answer, onAnswer, error } = props;
  const help = useHelp(field);
  const words = { id, label: field.label, help, error, optional: !field.required };
  const limit = field.maxLength ?? undefined;
  switch (field.type) {
    case 'long_text':
      return (
        <TextArea
          {...words}
          rows={rowsFor(limit)}
          value={textOf(answer)}
          {...(limit === undefined ? {} : { limit })}
          onChange={(event) => onAnswer(event.target.value)}
        />
      );
    case 'number':
      return <NumberField {...words} value={numberOf(answer)} onValueChange={onAnswer} />;
    case 'money':
      return <MoneyField {...words} cents={numberOf(answer)} onCentsChange={onAnswer} />;
    case 'date':
      return <DateField {...words} value={textOf(answer) || null} onValueChange={onAnswer} />;
    case 'choice':
    case 'choices':
    case 'yes_no':
    case 'statement':
      return <ChoiceField {...props} help={help} />;
    default:
      return (
        <TextField
          {...words}
          type={field.type === 'email' || field.type === 'url' ? field.type : 'text'}
          maxLength={limit}
          value={textOf(answer)}
          onChange={(event) => onAnswer(event.target.value)}
        />
      );
  }
}

function ChoiceField({ field, id, answer, onAnswer, error, help }: FormFieldProps & { help: string }) {
  const t = useT();
  const words = { id, label: field.label, help, error, optional: !field.required };
  const options = field.options ?? [];
  if (field.type === 'statement') return <Statement {...words} answer={answer} onAnswer={onAnswer} />;
  if (field.type === 'choices') {
    return (
      <CheckGroup {...words} name={id} options={options} values={textsOf(answer)} onValuesChange={onAnswer} />
    );
  }
  if (field.type === 'yes_no') {
    const flag = flagOf(answer);
    return (
      <RadioGroup
        {...words}
        name={id}
        options={[
          { value: 'yes', label: t('application.yes') },
          { value: 'no', label: t('application.no') },
        ]}
        value={flag === null ? null : flag ? 'yes' : 'no'}
        onValueChange={(value) => onAnswer(value === 'yes')}
      />
    );
  }
  if (options.length > FEW) {
    return (
      <SelectField
        {...words}
        options={options}
        empty={t('application.choose')}
        value={textOf(answer)}
        onChange={(event) => onAnswer(event.target.value === '' ? null : event.target.value)}
      />
    );
  }
  return (
    <RadioGroup
      {...words}
      name={id}
      options={options}
      value={textOf(answer) || null}
      onValueChange={onAnswer}
    />
  );
}

/** One sentence to stand by: the box and the sentence are one target. */
function Statement({
  id,
  label,
  help,
  error,
  optional,
  answer,
  onAnswer,
}: {
  id: string;
  label: string;
  help: string;
  error: string | undefined;
  optional: boolean;
  answer: unknown;
  onAnswer: (answer: unknown) => void;
}) {
  const t = useT();
  return (
    <FieldGroup id={id} label={t('application.statement')} help={help} error={error} optional={optional}>
      <Check checked={answer === true} onChange={(event) => onAnswer(event.target.checked)} label={label} />
    </FieldGroup>
  );
}

/** The institution's advice, and the bounds it set. */
function useHelp({ help, type, min, max }: Field): string {
  const t = useT();
  const { money, number } = useFormat();
  const say = type === 'money' ? money : number;
  const bounds =
    type !== 'number' && type !== 'money'
      ? ''
      : min != null && max != null
        ? t('application.between', { min: say(min), max: say(max) })
        : min != null
          ? t('application.atLeast', { min: say(min) })
          : max != null
            ? t('application.atMost', { max: say(max) })
            : '';
  return [help, bounds].filter((part) => part !== '').join(' ');
}

const rowsFor = (limit: number | undefined): number => (limit === undefined || limit > 1500 ? 8 : 5);
