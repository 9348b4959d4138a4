import { useT } from '~/messages/intl';
import { LinesField } from '~/ui/fields/lines-field';
import { TextArea, TextField } from '~/ui/fields/text-fields';
import type { SectionProps } from './organisation-form';
import { PlacesField } from './places-field';

/** What it does, for whom and where. */
export function ScopeSection({ draft, set, errorOf }: SectionProps) {
  const t = useT();
  return (
    <section className="flow" aria-labelledby="action">
      <h2 id="action">{t('profile.scope')}</h2>
      <TextArea
        id="organisation-summary"
        label={t('myOrganisation.summary')}
        help={t('myOrganisation.summaryHelp')}
        optional
        limit={600}
        error={errorOf('summary')}
        value={draft.summary}
        onChange={(event) => set({ summary: event.target.value })}
      />
      <TextField
        id="organisation-website"
        type="url"
        label={t('myOrganisation.website')}
        autoComplete="url"
        optional
        error={errorOf('website')}
        value={draft.website ?? ''}
        onChange={(event) => set({ website: event.target.value })}
      />
      <LinesField
        id="organisation-themes"
        label={t('profile.themes')}
        help={t('profile.themesHelp')}
        optional
        error={errorOf('themes')}
        values={draft.themes}
        onValuesChange={(themes) => set({ themes })}
      />
      <LinesField
        id="organisation-publics"
        label={t('profile.publics')}
        help={t('profile.publicsHelp')}
        optional
        error={errorOf('publics')}
        values={draft.publics}
        onValuesChange={(publics) => set({ publics })}
      />
      <PlacesField
        id="organisation-territories"
        label={t('profile.territories')}
        help={t('profile.territoriesHelp')}
        optional
        wide
        error={errorOf('territories')}
        values={draft.territories}
        onValuesChange={(territories) => set({ territories })}
      />
    </section>
  );
}
