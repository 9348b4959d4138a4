import { useT } from '~/messages/intl';
import { TextArea, TextField } from '~/ui/fields/text-fields';
import { Icon } from '~/ui/icon';
import type { FormSection } from './api';
import { FieldEditor } from './field-editor';
import { newKey } from './keys';
import { OrderedList } from './ordered-list';
import { useDraft } from './use-draft';

const MAX_SECTIONS = 30;
const MAX_FIELDS = 300;

export function StepForm() {
  const t = useT();
  const { call, edit, faultAt } = useDraft();
  const { sections } = call;
  const fields = sections.flatMap((section) => section.fields);
  const change = (index: number, parts: Partial<FormSection>): void =>
    edit({ sections: sections.map((one, place) => (place === index ? { ...one, ...parts } : one)) });
  const wrong = faultAt('/sections');
  return (
    <>
      <p className="total">
        <Icon name="doc" />
        {t('builder.formCount', { sections: sections.length, fields: fields.length })}{' '}
        {t('builder.formEffort', { required: fields.filter(({ required }) => required).length })}
      </p>
      {wrong === undefined ? null : (
        <p className="total wrong">
          <Icon name="alert" />
          {wrong}
        </p>
      )}
      <OrderedList
        items={sections}
        keyOf={({ key }) => key}
        nameOf={({ title }, index) => t('builder.sectionName', { number: index + 1, name: title })}
        heading={(_, index) => <h3>{t('builder.section', { number: index + 1 })}</h3>}
        addLabel={t('builder.addSection')}
        max={MAX_SECTIONS}
        make={() => ({ key: newKey('rubrique'), title: t('builder.newSection'), intro: '', fields: [] })}
        onChange={(next) => edit({ sections: next })}
      >
        {(section, index) => (
          <>
            <TextField
              label={t('builder.sectionTitle')}
              value={section.title}
              maxLength={200}
              error={faultAt(`/sections/${index}/title`)}
              onChange={(event) => change(index, { title: event.target.value })}
            />
            <TextArea
              label={t('builder.sectionIntro')}
              optional
              rows={2}
              value={section.intro}
              error={faultAt(`/sections/${index}/intro`)}
              onChange={(event) => change(index, { intro: event.target.value })}
            />
            <SectionFields section={section} index={index} onChange={(parts) => change(index, parts)} />
          </>
        )}
      </OrderedList>
    </>
  );
}

interface SectionFieldsProps {
  section: FormSection;
  index: number;
  onChange: (parts: Partial<FormSection>) => void;
}

/** The questions of a section, folded to one line each: long forms stay readable. */
function SectionFields({ section, index, onChange }: SectionFieldsProps) {
  const t = useT();
  return (
    <section aria-label={t('builder.fieldsOf', { name: section.title })}>
      <h4>{t('builder.fields')}</h4>
      <OrderedList
        folding
        items={section.fields}
        keyOf={({ key }) => key}
        nameOf={({ label }, place) => t('builder.fieldName', { number: place + 1, name: label })}
        heading={(field) => (
          <>
            <b>{field.label}</b>
            <small className="mute">
              {t(field.required ? 'builder.fieldLineRequired' : 'builder.fieldLine', {
                type: t(`builder.fieldType.${field.type}`),
              })}
            </small>
          </>
        )}
        addLabel={t('builder.addField')}
        max={MAX_FIELDS}
        make={() => ({
          key: newKey('question'),
          type: 'short_text' as const,
          label: t('builder.newField'),
          help: '',
          required: true,
        })}
        onChange={(fields) => onChange({ fields })}
      >
        {(field, place) => (
          <FieldEditor
            field={field}
            pointer={`/sections/${index}/fields/${place}`}
            onChange={(parts) =>
              onChange({
                fields: section.fields.map((one, at) => (at === place ? { ...one, ...parts } : one)),
              })
            }
          />
        )}
      </OrderedList>
    </section>
  );
}
