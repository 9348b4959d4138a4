import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { RadioGroup } from '~/ui/fields/choice-fields';
import { SelectField, TextField } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import type { OrganisationKind } from '../session/api';
import { createOrganisation, type LegalForm, type OrganisationSort } from './api';
import './day.css';

const kinds: readonly OrganisationKind[] = ['social_enterprise', 'institution', 'collective'];

/** Only the sorts and forms that make sense for what one comes to do. */
const sortsOf: Record<OrganisationKind, readonly OrganisationSort[]> = {
  social_enterprise: ['association', 'cooperative', 'company', 'foundation', 'other'],
  institution: [
    'mutual',
    'provident_group',
    'social_landlord',
    'ccas',
    'commune',
    'department',
    'humanitarian',
    'hospital',
    'care_home',
    'foundation',
    'other',
  ],
  collective: ['collective'],
};
const formsOf: Record<OrganisationKind, readonly LegalForm[]> = {
  social_enterprise: ['association', 'scic', 'scop', 'cooperative', 'company', 'foundation', 'other'],
  institution: [
    'mutual',
    'provident_group',
    'social_landlord',
    'ccas',
    'commune',
    'intercommunal',
    'department',
    'region',
    'public_hospital',
    'association',
    'foundation',
    'gip',
    'gcs',
    'other',
  ],
  collective: ['collective', 'association', 'gip', 'gcs', 'other'],
};

interface Answers {
  name: string;
  kind: OrganisationKind | null;
  sort: OrganisationSort | '';
  legalForm: LegalForm | '';
  siren: string;
}

const fields = ['name', 'kind', 'sort', 'legalForm', 'siren'] as const;
type Field = (typeof fields)[number];
const idOf = (field: Field): string => `organisation-${field}`;

export function NewOrganisationPage() {
  const t = useT();
  const [answers, setAnswers] = useState<Answers>({
    name: '',
    kind: null,
    sort: '',
    legalForm: '',
    siren: '',
  });
  const [tried, setTried] = useState(false);
  const create = useCreate();
  const { kind } = answers;

  const missing = (field: Field): boolean =>
    field !== 'siren' &&
    (answers[field] === null || String(answers[field]).trim().length < (field === 'name' ? 2 : 1));
  const faultAt = (field: Field): string | undefined => {
    if (tried && missing(field)) return t('newOrganisation.missing');
    return isProblem(create.error) ? create.error.faultAt(`/${field}`) : undefined;
  };
  const errors = fields.flatMap((field) => {
    const text = faultAt(field);
    return text === undefined ? [] : [{ fieldId: idOf(field), text }];
  });
  const change = (parts: Partial<Answers>): void => setAnswers((before) => ({ ...before, ...parts }));
  const choose = (next: OrganisationKind): void =>
    change({ kind: next, sort: next === 'collective' ? 'collective' : '', legalForm: '' });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const { sort, legalForm } = answers;
    if (fields.some(missing) || kind === null || sort === '' || legalForm === '') return;
    const siren = answers.siren.replace(/\s/g, '');
    create.mutate({
      name: answers.name.trim(),
      kind,
      sort,
      legalForm,
      ...(siren === '' ? {} : { siren }),
    });
  };

  return (
    <div className="wrap">
      <h1 tabIndex={-1}>{t('newOrganisation.title')}</h1>
      <p className="lede under-title">{t('newOrganisation.lede')}</p>
      <form className="plain-form" onSubmit={submit} noValidate>
        <ErrorSummary errors={errors} />
        <TextField
          id={idOf('name')}
          label={t('newOrganisation.name')}
          autoComplete="organization"
          maxLength={160}
          value={answers.name}
          error={faultAt('name')}
          onChange={(event) => change({ name: event.target.value })}
        />
        <RadioGroup
          id={idOf('kind')}
          label={t('newOrganisation.kind')}
          name="kind"
          value={kind}
          error={faultAt('kind')}
          options={kinds.map((one) => ({
            value: one,
            label: t(`newOrganisation.kind.${one}`),
            help: t(`newOrganisation.kindHelp.${one}`),
          }))}
          onValueChange={(value) => choose(value as OrganisationKind)}
        />
        {kind === null ? null : (
          <>
            {kind === 'collective' ? null : (
              <SelectField
                id={idOf('sort')}
                label={t('newOrganisation.sort')}
                empty={t('newOrganisation.choose')}
                value={answers.sort}
                error={faultAt('sort')}
                options={sortsOf[kind].map((value) => ({ value, label: t(`organisations.sort.${value}`) }))}
                onChange={(event) => change({ sort: event.target.value as OrganisationSort })}
              />
            )}
            <SelectField
              id={idOf('legalForm')}
              label={t('newOrganisation.legalForm')}
              empty={t('newOrganisation.choose')}
              value={answers.legalForm}
              error={faultAt('legalForm')}
              options={formsOf[kind].map((value) => ({
                value,
                label: t(`organisations.legalForm.${value}`),
              }))}
              onChange={(event) => change({ legalForm: event.target.value as LegalForm })}
            />
          </>
        )}
        <TextField
          id={idOf('siren')}
          label={t('newOrganisation.siren')}
          help={t('newOrganisation.sirenHelp')}
          optional
          inputMode="numeric"
          autoComplete="off"
          value={answers.siren}
          error={faultAt('siren')}
          onChange={(event) => change({ siren: event.target.value })}
        />
        {errors.length === 0 ? <RefusalNotice error={create.error} /> : null}
        <div className="acts">
          <Button main large type="submit" busy={create.isPending}>
            {t('newOrganisation.create')}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** The session then knows the new membership: the bar and the day follow. */
function useCreate() {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (profile: Parameters<typeof createOrganisation>[1]) => createOrganisation(api, profile),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['session'] });
      await navigate({ to: '/ma-journee' });
    },
  });
}
