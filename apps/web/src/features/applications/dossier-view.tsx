import type { ReactNode } from 'react';
import { useT } from '~/messages/intl';
import { Icon } from '~/ui/icon';
import { Tag } from '~/ui/tag';
import { AnswerText, type ReadableFile } from './answer-text';
import type { Answers, FormSection } from './form';

export interface DossierViewProps {
  sections: readonly FormSection[];
  answersOf: (sectionKey: string) => Answers;
  isConfidential: (sectionKey: string) => boolean;
  filesOf: (sectionKey: string, fieldKey: string) => ReadableFile[];
  /** Confidential sections that are not shown to this reader. */
  withheld?: readonly string[];
  /** Beside a section's title: « Modifier ». */
  beside?: (section: FormSection) => ReactNode;
  headings?: 'h2' | 'h3';
}

/** The whole dossier, as those who judge it read it. */
export function DossierView(props: DossierViewProps) {
  const { sections, withheld = [], headings: Heading = 'h2' } = props;
  return (
    <div className="dossier">
      {sections.map((section, index) => (
        <section key={section.key} id={`rubrique-${section.key}`}>
          <header>
            <Heading tabIndex={-1}>
              {index + 1}. {section.title}
            </Heading>
            {props.beside?.(section)}
          </header>
          {withheld.includes(section.key) ? <Withheld /> : <SectionAnswers section={section} {...props} />}
        </section>
      ))}
    </div>
  );
}

function SectionAnswers({
  section,
  answersOf,
  isConfidential,
  filesOf,
}: DossierViewProps & { section: FormSection }) {
  const t = useT();
  const answers = answersOf(section.key);
  return (
    <>
      {isConfidential(section.key) ? (
        <p>
          <Tag icon="lock">{t('application.confidential')}</Tag>
        </p>
      ) : null}
      <dl>
        {section.fields.map((field) => (
          <div key={field.key}>
            <dt>{field.label}</dt>
            <dd>
              <AnswerText field={field} answer={answers[field.key]} files={filesOf(section.key, field.key)} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Withheld() {
  const t = useT();
  return (
    <p className="with-icon mute">
      <Icon name="lock" />
      {t('application.withheld')}
    </p>
  );
}
