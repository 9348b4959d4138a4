import { useT } from '~/messages/intl';
import { RadioGroup } from '~/ui/fields/choice-fields';
import { LinesField } from '~/ui/fields/lines-field';
import { TextArea, TextField } from '~/ui/fields/text-fields';
import type { CallKind } from '../calls/api';
import { useDraft } from './use-draft';

const kinds: readonly CallKind[] = ['projects', 'interest', 'internal', 'ideas'];

export function StepEssentials() {
  const t = useT();
  const { call, edit, faultAt } = useDraft();
  return (
    <>
      <TextField
        label={t('builder.title')}
        help={t('builder.titleHelp')}
        value={call.title}
        maxLength={200}
        error={faultAt('/title')}
        onChange={(event) => edit({ title: event.target.value })}
      />
      <TextArea
        label={t('builder.summary')}
        help={t('builder.summaryHelp')}
        value={call.summary}
        limit={600}
        rows={4}
        error={faultAt('/summary')}
        onChange={(event) => edit({ summary: event.target.value })}
      />
      <RadioGroup
        label={t('builder.kind')}
        name="kind"
        value={call.kind}
        error={faultAt('/kind')}
        options={kinds.map((kind) => ({
          value: kind,
          label: t(`calls.kind.${kind}`),
          help: t(`builder.kindHelp.${kind}`),
        }))}
        onValueChange={(kind) => edit({ kind: kind as CallKind })}
      />
      <LinesField
        label={t('calls.themes')}
        help={t('builder.themesHelp')}
        optional
        values={call.themes}
        error={faultAt('/themes')}
        onValuesChange={(themes) => edit({ themes })}
      />
      <LinesField
        label={t('calls.publics')}
        help={t('builder.publicsHelp')}
        optional
        values={call.publics}
        error={faultAt('/publics')}
        onValuesChange={(publics) => edit({ publics })}
      />
      <LinesField
        label={t('calls.territories')}
        help={t('builder.territoriesHelp')}
        optional
        values={call.territories}
        error={faultAt('/territories')}
        onValuesChange={(territories) => edit({ territories })}
      />
    </>
  );
}
