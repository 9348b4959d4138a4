import { useT } from '~/messages/intl';
import { Check } from '~/ui/fields/choice-fields';
import { LinesField } from '~/ui/fields/lines-field';
import { MoneyField, NumberField, SelectField, TextArea, TextField } from '~/ui/fields/text-fields';
import type { FieldType, FormField } from './api';
import { optionsFrom } from './keys';
import { useDraft } from './use-draft';

export const fieldTypes: readonly FieldType[] = [
  'short_text',
  'long_text',
  'number',
  'money',
  'date',
  'choice',
  'choices',
  'yes_no',
  'file',
  'email',
  'url',
  'statement',
  'budget',
];

/** What each type leaves to settle. */
const settings: Partial<Record<FieldType, 'length' | 'bounds' | 'amounts' | 'options'>> = {
  short_text: 'length',
  long_text: 'length',
  number: 'bounds',
  money: 'amounts',
  choice: 'options',
  choices: 'options',
};

export interface FieldEditorProps {
  field: FormField;
  /** Where the API would speak of it: `/sections/0/fields/2`. */
  pointer: string;
  onChange: (parts: Partial<FormField>) => void;
}

export function FieldEditor({ field, pointer, onChange }: FieldEditorProps) {
  const t = useT();
  const { faultAt } = useDraft();
  const turnInto = (type: FieldType): void =>
    onChange({
      type,
      maxLength: settings[type] === 'length' ? (field.maxLength ?? null) : null,
      min: null,
      max: null,
      options: settings[type] === 'options' ? (field.options ?? usualOptions(t)) : null,
    });
  return (
    <>
      <TextField
        label={t('builder.fieldLabel')}
        value={field.label}
        maxLength={300}
        error={faultAt(`${pointer}/label`)}
        onChange={(event) => onChange({ label: event.target.value })}
      />
      <SelectField
        label={t('builder.fieldType')}
        value={field.type}
        options={fieldTypes.map((type) => ({ value: type, label: t(`builder.fieldType.${type}`) }))}
        help={t(`builder.fieldTypeHelp.${field.type}`)}
        onChange={(event) => turnInto(event.target.value as FieldType)}
      />
      <TextArea
        label={t('builder.fieldHelp')}
        help={t('builder.fieldHelpHelp')}
        optional
        rows={2}
        value={field.help}
        error={faultAt(`${pointer}/help`)}
        onChange={(event) => onChange({ help: event.target.value })}
      />
      <FieldSettings field={field} pointer={pointer} onChange={onChange} />
      <Check
        label={t('builder.fieldRequired')}
        checked={field.required}
        onChange={(event) => onChange({ required: event.target.checked })}
      />
    </>
  );
}

const usualOptions = (t: ReturnType<typeof useT>) =>
  optionsFrom([t('builder.optionOne'), t('builder.optionTwo')], []);

function FieldSettings({ field, pointer, onChange }: FieldEditorProps) {
  const t = useT();
  const { faultAt } = useDraft();
  switch (settings[field.type]) {
    case 'length':
      return (
        <NumberField
          label={t('builder.fieldMaxLength')}
          help={t('builder.fieldMaxLengthHelp')}
          optional
          value={field.maxLength ?? null}
          error={faultAt(`${pointer}/maxLength`)}
          onValueChange={(maxLength) => onChange({ maxLength })}
        />
      );
    case 'bounds':
      return (
        <div className="fields-row">
          <NumberField
            label={t('builder.fieldMin')}
            optional
            value={field.min ?? null}
            error={faultAt(`${pointer}/min`)}
            onValueChange={(min) => onChange({ min })}
          />
          <NumberField
            label={t('builder.fieldMax')}
            optional
            value={field.max ?? null}
            error={faultAt(`${pointer}/max`)}
            onValueChange={(max) => onChange({ max })}
          />
        </div>
      );
    case 'amounts':
      return (
        <div className="fields-row">
          <MoneyField
            label={t('builder.fieldMin')}
            optional
            cents={field.min ?? null}
            error={faultAt(`${pointer}/min`)}
            onCentsChange={(min) => onChange({ min })}
          />
          <MoneyField
            label={t('builder.fieldMax')}
            optional
            cents={field.max ?? null}
            error={faultAt(`${pointer}/max`)}
            onCentsChange={(max) => onChange({ max })}
          />
        </div>
      );
    case 'options':
      return (
        <LinesField
          label={t('builder.fieldOptions')}
          help={t('builder.fieldOptionsHelp')}
          values={(field.options ?? []).map(({ label }) => label)}
          error={faultAt(`${pointer}/options`)}
          onValuesChange={(labels) => onChange({ options: optionsFrom(labels, field.options ?? []) })}
        />
      );
    default:
      return null;
  }
}
