import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { newKey } from '~/shared/local-copies';
import { createOrganisation, type OrganisationProfile } from './api';
import { OrganisationForm } from './organisation-form';
import '../applications/applications.css';

const route = getRouteApi('/workspace/mes-organisations/nouvelle');

const blank: OrganisationProfile = {
  name: '',
  kind: 'social_enterprise',
  sort: 'association',
  legalForm: 'association',
};

/** A new organisation in a few lines; the rest of its profile can wait. */
export function CreateOrganisationPage() {
  const t = useT();
  const api = useApi();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { suite } = route.useSearch();
  const [key, setKey] = useState(newKey);
  const create = useMutation({
    mutationFn: (profile: OrganisationProfile) => createOrganisation(api, profile, key),
    onSuccess: async (organisation) => {
      await queryClient.invalidateQueries({ queryKey: ['session'] });
      router.history.push(suite ?? `/mes-organisations/${organisation.slug}`);
    },
    // What was refused will be sent otherwise: it is another intention.
    onError: () => setKey(newKey()),
  });
  return (
    <div className="wrap">
      <header className="page-head">
        <h1 tabIndex={-1}>{t('myOrganisation.createTitle')}</h1>
        <p className="lede">{t('myOrganisation.createLede')}</p>
      </header>
      <OrganisationForm
        profile={blank}
        act={t('myOrganisation.create')}
        busy={create.isPending}
        error={create.error}
        onSave={(profile) => create.mutate(profile)}
      />
    </div>
  );
}
