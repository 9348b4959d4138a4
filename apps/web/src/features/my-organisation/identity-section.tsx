import type { LegalForm } from '~/api/generated/types.gen';
import { useT } from '~/messages/intl';
import { DateField } from '~/ui/fields/date-field';
import { SelectField, TextField } from '~/ui/fields/text-fields';
import type { SectionProps } from './organisation-form';
import { CommuneField } from './places-field';

/** Who it is, as registers know it. */
export function IdentitySection({
  draft,
  set,
  errorOf,
  forms,
}: SectionProps & { forms: readonly LegalForm[] }) {
  const t = useT();
  return (
    <section className="flow" aria-labelledby="identite">
      <h2 id="identite">{t('profile.identity')}</h2>
      <TextField
        id="organisation-name"
        label={t('myOrganisation.name')}
        autoComplete="organization"
        maxLength={160}
        error={errorOf('name')}
        value={draft.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <SelectField
        id="organisation-legalForm"
        label={t('organisations.legalForm')}
        error={errorOf('legalForm') ?? errorOf('legalCode')}
        options={forms.map((value) => ({ value, label: t(`organisations.legalForm.${value}`) }))}
        value={draft.legalForm}
        onChange={(event) => set({ legalForm: event.target.value as LegalForm })}
      />
      <TextField
        id="organisation-siren"
        label={t('myOrganisation.siren')}
        help={t('myOrganisation.sirenHelp')}
        inputMode="numeric"
        autoComplete="off"
        optional
        error={errorOf('siren')}
        value={draft.siren ?? ''}
        onChange={(event) => set({ siren: event.target.value })}
      />
      <TextField
        id="organisation-siret"
        label={t('profile.siret')}
        help={t('profile.siretHelp')}
        inputMode="numeric"
        autoComplete="off"
        optional
        error={errorOf('siret')}
        value={draft.siret ?? ''}
        onChange={(event) => set({ siret: event.target.value })}
      />
      {draft.legalForm === 'association' ? (
        <TextField
          id="organisation-rna"
          label={t('organisations.rna')}
          help={t('myOrganisation.rnaHelp')}
          autoComplete="off"
          optional
          error={errorOf('rna')}
          value={draft.rna ?? ''}
          onChange={(event) => set({ rna: event.target.value })}
        />
      ) : null}
      <CommuneField
        id="organisation-communeName"
        label={t('profile.seat')}
        help={t('profile.seatHelp')}
        error={errorOf('communeName') ?? errorOf('communeCode') ?? errorOf('departmentCode')}
        value={{ code: draft.communeCode, name: draft.communeName }}
        onValueChange={({ code, name }) => set({ communeCode: code, communeName: name })}
      />
      <DateField
        id="organisation-foundedOn"
        label={t('myOrganisation.foundedOn')}
        help={t('myOrganisation.foundedOnHelp')}
        optional
        error={errorOf('foundedOn')}
        value={draft.foundedOn}
        onValueChange={(foundedOn) => set({ foundedOn })}
      />
    </section>
  );
}
