import { useT } from '~/messages/intl';
import { useAutosave } from '~/shared/use-autosave';
import { TextField } from '~/ui/fields/text-fields';
import type { Application } from './api';
import type { Drafts } from './drafts';

export const TITLE_ID = 'titre-du-projet';

/** The project's title, saved as it is typed like the rest. */
export function TitleField({
  application,
  drafts,
  insist,
}: {
  application: Application;
  drafts: Drafts;
  insist: boolean;
}) {
  const t = useT();
  const draft = drafts.title();
  const state = useAutosave(draft);
  const missing = insist && state.value.title.trim() === '';
  const waiting = application.faults.find(({ pointer }) => pointer === '/title');
  const refused = state.problem?.faultAt('/title') ?? state.problem?.detail;
  return (
    <TextField
      id={TITLE_ID}
      label={t('application.titleLabel')}
      help={t('application.titleHelp')}
      error={refused ?? (missing ? waiting?.detail : undefined)}
      maxLength={200}
      value={state.value.title}
      onChange={(event) => draft.change({ title: event.target.value })}
    />
  );
}
