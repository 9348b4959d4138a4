import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { newKey } from '~/shared/local-copies';
import { createOrganisation, type KnownOrganisation, type OrganisationProfile } from './api';
import { ClaimForm } from './claim-form';
import { blankDraft, type Draft, fromRegistry } from './draft';
import { OrganisationForm } from './organisation-form';
import { RegistrySearch } from './registry-search';
import '../applications/applications.css';

const route = getRouteApi('/workspace/mes-organisations/nouvelle');

type Step =
  | { name: 'search' }
  | { name: 'confirm'; draft: Draft }
  | { name: 'claim'; known: KnownOrganisation };

/** Found in the register or written by hand, then confirmed; or asked for, when it is here already. */
export function CreateOrganisationPage() {
  const t = useT();
  const api = useApi();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { suite } = route.useSearch();
  const [key, setKey] = useState(newKey);
  const [step, setStep] = useState<Step>({ name: 'search' });
  const create = useMutation({
    mutationFn: (profile: OrganisationProfile) => createOrganisation(api, profile, key),
    onSuccess: async (organisation) => {
      await queryClient.invalidateQueries({ queryKey: ['session'] });
      router.history.push(suite ?? `/mes-organisations/${organisation.slug}`);
    },
    onError: (error) => {
      // What was refused will be sent otherwise: it is another intention.
      setKey(newKey());
      const known = knownFrom(error);
      if (known) setStep({ name: 'claim', known });
    },
  });
  const title = useRef<HTMLHeadingElement>(null);
  const { name } = step;
  const first = useRef(true);
  useEffect(() => {
    // A new step is a new page to whoever listens: its title takes focus, but not on arrival, which has its own.
    if (!first.current) title.current?.focus();
    first.current = name === 'search' && first.current;
  }, [name]);

  return (
    <div className="wrap">
      <header className="page-head">
        <h1 tabIndex={-1} ref={title}>
          {t(name === 'claim' ? 'profile.claim.pageTitle' : 'myOrganisation.createTitle')}
        </h1>
        <p className="lede">{t(`profile.step.${name}`)}</p>
      </header>
      {step.name === 'search' ? (
        <RegistrySearch
          onFound={(entry) => setStep({ name: 'confirm', draft: fromRegistry(entry) })}
          onKnown={(known) => setStep({ name: 'claim', known })}
          onByHand={() => setStep({ name: 'confirm', draft: blankDraft })}
        />
      ) : step.name === 'claim' ? (
        <ClaimForm known={step.known} onLeave={() => setStep({ name: 'search' })} />
      ) : (
        <OrganisationForm
          profile={step.draft}
          short
          act={t('myOrganisation.create')}
          busy={create.isPending}
          error={create.error}
          onSave={(profile) => create.mutate(profile)}
        />
      )}
    </div>
  );
}

/** The organisation that already bears the number, as the refusal names it. */
function knownFrom(error: unknown): KnownOrganisation | null {
  if (!isProblem(error) || !error.type.endsWith('organisation-exists')) return null;
  return (error.members.known as KnownOrganisation | undefined) ?? null;
}
