import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Check, CheckGroup, RadioGroup } from '~/ui/fields/choice-fields';
import { DateField } from '~/ui/fields/date-field';
import { FileField } from '~/ui/fields/file-field';
import { MoneyField, NumberField, SelectField, TextArea, TextField } from '~/ui/fields/text-fields';
import type { FormField, FormSection } from './api';

/** Over this many answers, a list to unfold is easier than boxes. */
const MANY = 7;

/** The questions as an applicant meets them; one may type to try, nothing is kept. */
export function FormPreview({ sections }: { sections: readonly FormSection[] }) {
  const t = useT();
  if (sections.length === 0) return <p>{t('builder.previewNoForm')}</p>;
  return sections.map((section) => (
    <section key={section.key} className="sub-step" aria-label={section.title}>
      <h3>{section.title}</h3>
      {section.intro === '' ? null : <p>{section.intro}</p>}
      {section.fields.map((field) => (
        <PreviewField key={field.key} field={field} />
      ))}
    </section>
  ));
}

function PreviewField({ field }: { field: FormField }) {
  const t = useT();
  const { money, number } = useFormat();
  const [text, setText] = useState('');
  const [several, setSeveral] = useState<string[]>([]);
  const [amount, setAmount] = useState<number | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const write = field.type === 'money' ? money : number;
  const bounds = boundsWords(field, write, t);
  const help = [field.help, bounds].filter((one) => one !== '').join(' ');
  const words = { label: field.label, optional: !field.required, help };
  const options = field.options ?? [];
  switch (field.type) {
    case 'long_text':
      return (
        <TextArea
          {...words}
          limit={field.maxLength ?? 5000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      );
    case 'number':
      return <NumberField {...words} value={amount} onValueChange={setAmount} />;
    case 'money':
      return <MoneyField {...words} cents={amount} onCentsChange={setAmount} />;
    case 'date':
      return <DateField {...words} value={day} onValueChange={setDay} />;
    case 'choice':
      return options.length > MANY ? (
        <SelectField
          {...words}
          empty={t('builder.cond.chooseFact')}
          options={options}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      ) : (
        <RadioGroup {...words} name={field.key} options={options} value={text} onValueChange={setText} />
      );
    case 'choices':
      return (
        <CheckGroup
          {...words}
          name={field.key}
          options={options}
          values={several}
          onValuesChange={setSeveral}
        />
      );
    case 'yes_no':
      return (
        <RadioGroup
          {...words}
          name={field.key}
          value={text}
          options={[
            { value: 'yes', label: t('builder.yes') },
            { value: 'no', label: t('builder.no') },
          ]}
          onValueChange={setText}
        />
      );
    case 'file':
      return <FileField {...words} onFiles={(files) => setSeveral(files.map(({ name }) => name))} />;
    case 'statement':
      return (
        <Check
          label={field.label}
          help={help}
          checked={text === 'yes'}
          onChange={(event) => setText(event.target.checked ? 'yes' : '')}
        />
      );
    case 'budget':
      return (
        <div className="field">
          <b>{field.label}</b>
          <p className="help">{[help, t('builder.previewBudget')].filter((one) => one !== '').join(' ')}</p>
        </div>
      );
    default:
      return (
        <TextField
          {...words}
          type={field.type === 'email' ? 'email' : field.type === 'url' ? 'url' : 'text'}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      );
  }
}

function boundsWords(
  { min, max }: FormField,
  write: (value: number) => string,
  t: ReturnType<typeof useT>,
): string {
  const least = typeof min === 'number' ? write(min) : null;
  const most = typeof max === 'number' ? write(max) : null;
  if (least !== null && most !== null) return t('builder.boundsBoth', { least, most });
  if (least !== null) return t('builder.boundsLeast', { least });
  return most === null ? '' : t('builder.boundsMost', { most });
}
