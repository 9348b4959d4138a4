import { type FormEvent, useState } from 'react';
import type { LegalForm } from '~/api/generated/types.gen';
import { isProblem } from '~/api/problem';
import { type Translate, useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import type { OrganisationProfile } from './api';
import { ApprovalsSection } from './approvals-section';
import { type Draft, enterpriseForms, profileOf } from './draft';
import { IdentitySection } from './identity-section';
import { isRna, isSiren } from './registration';
import { ScopeSection } from './scope-section';
import './my-organisation.css';

export interface OrganisationFormProps {
  profile: Draft;
  forms?: readonly LegalForm[];
  /** A new organisation says who it is; the rest can wait. */
  short?: boolean;
  act: string;
  busy: boolean;
  error: unknown;
  onSave: (profile: OrganisationProfile) => void;
}

type Errors = Partial<Record<keyof OrganisationProfile, string>>;

/** What each section of the form needs. */
export interface SectionProps {
  draft: Draft;
  set: (part: Partial<Draft>) => void;
  errorOf: (name: keyof OrganisationProfile) => string | undefined;
}

/** What an organisation says of itself, once for every application. */
export function OrganisationForm(props: OrganisationFormProps) {
  const { profile, forms = enterpriseForms, short = false, act, busy, error, onSave } = props;
  const t = useT();
  const [draft, setDraft] = useState(profile);
  const [errors, setErrors] = useState<Errors>({});
  const problem = isProblem(error) && !busy ? error : null;
  const errorOf = (name: keyof OrganisationProfile): string | undefined =>
    errors[name] ??
    problem?.errors.find(({ pointer }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`))?.detail;
  const shown = summarised.flatMap((name) => {
    const text = errorOf(name);
    return text === undefined ? [] : [{ fieldId: `organisation-${name}`, text }];
  });
  const general =
    problem === null || problem.errors.length > 0
      ? []
      : [{ fieldId: 'organisation-name', text: problem.detail || t('problem.fault.advice') }];

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const written = profileOf(draft, profile);
    const found = faultsOf(written, t);
    setErrors(found);
    if (Object.keys(found).length === 0 && !busy) onSave(written);
  };
  const section: SectionProps = {
    draft,
    set: (part) => setDraft((now) => ({ ...now, ...part })),
    errorOf,
  };

  return (
    <form className="organisation-form" noValidate onSubmit={submit}>
      <ErrorSummary errors={[...shown, ...general]} />
      <IdentitySection {...section} forms={withOwn(forms, profile.legalForm)} />
      {short ? null : <ApprovalsSection {...section} />}
      {short ? null : <ScopeSection {...section} />}
      <Button type="submit" main busy={busy}>
        {act}
      </Button>
    </form>
  );
}

const withOwn = (forms: readonly LegalForm[], own: LegalForm): readonly LegalForm[] =>
  forms.includes(own) ? forms : [own, ...forms];

const summarised = [
  'name',
  'legalForm',
  'legalCode',
  'siren',
  'siret',
  'rna',
  'communeCode',
  'communeName',
  'departmentCode',
  'foundedOn',
  'approvals',
  'esusNumber',
  'esusGrantedOn',
  'esusExpiresOn',
  'missionObjectives',
  'missionCommittee',
  'summary',
  'website',
  'themes',
  'publics',
  'territories',
] as const satisfies readonly (keyof OrganisationProfile)[];

function faultsOf(profile: OrganisationProfile, t: Translate): Errors {
  const { name, siren, siret, rna, communeName, summary, missionObjectives = [] } = profile;
  return {
    ...(name.length < 2 ? { name: t('myOrganisation.nameMissing') } : {}),
    ...(siren && !isSiren(siren) ? { siren: t('myOrganisation.sirenWrong') } : {}),
    ...(siret && !/^\d{14}$/.test(siret) ? { siret: t('profile.siretWrong') } : {}),
    ...(rna && !isRna(rna) ? { rna: t('myOrganisation.rnaWrong') } : {}),
    ...(communeName ? {} : { communeName: t('myOrganisation.communeMissing') }),
    ...(summary && [...summary].length > 600 ? { summary: t('myOrganisation.summaryLong') } : {}),
    ...(missionObjectives.length > 10 ? { missionObjectives: t('profile.missionTooMany') } : {}),
  };
}
