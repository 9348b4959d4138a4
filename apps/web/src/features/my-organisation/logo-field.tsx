import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { FileField } from '~/ui/fields/file-field';
import { type Organisation, putLogo, removeLogo } from './api';

const MAX_BYTES = 1024 * 1024;

/** The logo, sent as soon as it is chosen. */
export function LogoField({ organisation }: { organisation: Organisation }) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (file: File | null) =>
      file === null
        ? removeLogo(api, organisation.id, organisation.version)
        : putLogo(api, organisation.id, file),
    onSuccess: (saved) => queryClient.setQueryData(['organisation', organisation.slug], saved),
  });
  const problem = isProblem(change.error) ? change.error : null;
  return (
    <FileField
      id="organisation-logo"
      label={t('profile.logo')}
      help={t('profile.logoHelp')}
      optional
      accept="image/png,image/jpeg,image/webp"
      maxBytes={MAX_BYTES}
      error={problem === null ? undefined : problem.detail || t('problem.fault.advice')}
      onFiles={([file]) => {
        if (file) change.mutate(file);
      }}
    >
      {organisation.logo === null ? null : (
        <p className="logo-now">
          <img src={organisation.logo} alt={t('profile.logoNow')} className="logo" />
          <Button plain busy={change.isPending} onClick={() => change.mutate(null)}>
            {t('profile.logoRemove')}
          </Button>
        </p>
      )}
    </FileField>
  );
}
