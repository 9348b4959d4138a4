import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { CheckGroup } from '~/ui/fields/choice-fields';
import { DateField } from '~/ui/fields/date-field';
import { SelectField, TextArea, TextField } from '~/ui/fields/text-fields';
import type { LegalForm, OrganisationProfile, OrganisationSort } from './api';
import { departmentOf, isCommuneCode, isRna, isSiren, readRna, readSiren } from './registration';

const approvals = [
  'esus',
  'mission_company',
  'general_interest',
  'public_utility',
  'youth_education',
] as const;

/** Legal forms a social enterprise has; institutions are opened with the team of Cornac. */
const enterpriseForms = [
  'association',
  'scic',
  'scop',
  'cooperative',
  'company',
  'foundation',
  'mutual',
  'gip',
  'other',
] as const;

const sortOf: Partial<Record<LegalForm, OrganisationSort>> = {
  association: 'association',
  scic: 'cooperative',
  scop: 'cooperative',
  cooperative: 'cooperative',
  company: 'company',
  foundation: 'foundation',
  mutual: 'mutual',
  collective: 'collective',
};

export interface OrganisationFormProps {
  profile: OrganisationProfile;
  /** What cannot be changed here: an institution's form, a verified number. */
  forms?: readonly LegalForm[];
  act: string;
  busy: boolean;
  error: unknown;
  onSave: (profile: OrganisationProfile) => void;
}

type Errors = Partial<Record<keyof OrganisationProfile, string>>;

/** What an organisation says of itself, once for every application. */
export function OrganisationForm({
  profile,
  forms = enterpriseForms,
  act,
  busy,
  error,
  onSave,
}: OrganisationFormProps) {
  const t = useT();
  const [draft, setDraft] = useState(profile);
  const [errors, setErrors] = useState<Errors>({});
  const check = useCheck();
  const set = (part: Partial<OrganisationProfile>): void => setDraft({ ...draft, ...part });
  const problem = isProblem(error) && !busy ? error : null;
  const errorOf = (name: keyof OrganisationProfile): string | undefined =>
    errors[name] ?? problem?.faultAt(`/${name}`);
  const shown = fields.flatMap((name) => {
    const text = errorOf(name);
    return text === undefined ? [] : [{ fieldId: `organisation-${name}`, text }];
  });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const tidy = tidied(draft, profile);
    const found = check(tidy);
    setErrors(found);
    if (Object.keys(found).length === 0 && !busy) onSave(tidy);
  };
  const general =
    problem === null || problem.errors.length > 0
      ? []
      : [{ fieldId: 'organisation-name', text: problem.detail || t('problem.fault.advice') }];

  return (
    <form className="flow narrow" noValidate onSubmit={submit}>
      <ErrorSummary errors={[...shown, ...general]} />
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
        error={errorOf('legalForm')}
        options={(forms.includes(profile.legalForm) ? forms : [profile.legalForm, ...forms]).map((value) => ({
          value,
          label: t(`organisations.legalForm.${value}`),
        }))}
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
      <div className="two-fields">
        <TextField
          id="organisation-communeName"
          label={t('organisations.commune')}
          autoComplete="address-level2"
          maxLength={120}
          error={errorOf('communeName')}
          value={draft.communeName ?? ''}
          onChange={(event) => set({ communeName: event.target.value })}
        />
        <TextField
          id="organisation-communeCode"
          label={t('myOrganisation.communeCode')}
          help={t('myOrganisation.communeCodeHelp')}
          autoComplete="off"
          maxLength={5}
          optional
          error={errorOf('communeCode')}
          value={draft.communeCode ?? ''}
          onChange={(event) => set({ communeCode: event.target.value })}
        />
      </div>
      <DateField
        id="organisation-foundedOn"
        label={t('myOrganisation.foundedOn')}
        help={t('myOrganisation.foundedOnHelp')}
        optional
        error={errorOf('foundedOn')}
        value={draft.foundedOn ?? null}
        onValueChange={(foundedOn) => set({ foundedOn })}
      />
      <CheckGroup
        id="organisation-approvals"
        name="approvals"
        label={t('organisations.approvals')}
        optional
        error={errorOf('approvals')}
        options={approvals.map((value) => ({ value, label: t(`myOrganisation.approval.${value}`) }))}
        values={draft.approvals ?? []}
        onValuesChange={(values) => set({ approvals: approvals.filter((one) => values.includes(one)) })}
      />
      <TextArea
        id="organisation-summary"
        label={t('myOrganisation.summary')}
        help={t('myOrganisation.summaryHelp')}
        optional
        limit={600}
        error={errorOf('summary')}
        value={draft.summary ?? ''}
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
      <Button type="submit" main busy={busy}>
        {act}
      </Button>
    </form>
  );
}

const fields = [
  'name',
  'legalForm',
  'siren',
  'rna',
  'communeName',
  'communeCode',
  'foundedOn',
  'approvals',
  'summary',
  'website',
] as const satisfies readonly (keyof OrganisationProfile)[];

/** What the server expects: blanks as null, numbers without spaces, the department read from the commune. */
function tidied(draft: OrganisationProfile, before: OrganisationProfile): OrganisationProfile {
  const communeCode = draft.communeCode?.trim().toUpperCase() || null;
  const changed = draft.legalForm !== before.legalForm;
  const website = draft.website?.trim() || null;
  return {
    ...draft,
    name: draft.name.trim(),
    sort: changed ? (sortOf[draft.legalForm] ?? 'other') : draft.sort,
    siren: readSiren(draft.siren ?? ''),
    rna: draft.legalForm === 'association' ? readRna(draft.rna ?? '') : null,
    communeName: draft.communeName?.trim() || null,
    communeCode,
    departmentCode: communeCode === null ? (draft.departmentCode ?? null) : departmentOf(communeCode),
    website: website === null || /^https?:\/\//i.test(website) ? website : `https://${website}`,
  };
}

function useCheck(): (profile: OrganisationProfile) => Errors {
  const t = useT();
  return ({ name, siren, rna, communeName, communeCode, summary }) => ({
    ...(name.length < 2 ? { name: t('myOrganisation.nameMissing') } : {}),
    ...(siren && !isSiren(siren) ? { siren: t('myOrganisation.sirenWrong') } : {}),
    ...(rna && !isRna(rna) ? { rna: t('myOrganisation.rnaWrong') } : {}),
    ...(communeName ? {} : { communeName: t('myOrganisation.communeMissing') }),
    ...(communeCode && !isCommuneCode(communeCode)
      ? { communeCode: t('myOrganisation.communeCodeWrong') }
      : {}),
    ...(summary && [...summary].length > 600 ? { summary: t('myOrganisation.summaryLong') } : {}),
  });
}
