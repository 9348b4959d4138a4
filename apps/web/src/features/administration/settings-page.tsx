import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { OrganisationCreators } from '~/api/generated/types.gen';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { CheckGroup, RadioGroup } from '~/ui/fields/choice-fields';
import { TextField } from '~/ui/fields/text-fields';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { AdministrationFrame } from './frame';
import { administratorsQuery, changeSettings, type SettingsResponse, settingsQuery } from './instance-api';
import { useAct } from './use-act';

/** The little that administrators decide for their instance. */
export function SettingsPage() {
  const t = useT();
  const { data } = useSuspenseQuery(settingsQuery(useApi()));
  return (
    <AdministrationFrame title={t('admin.settings.title')} lede={t('admin.settings.lede')}>
      <SettingsForm settings={data} />
    </AdministrationFrame>
  );
}

function SettingsForm({ settings }: { settings: SettingsResponse }) {
  const t = useT();
  const [name, setName] = useState(settings.instanceName);
  const [email, setEmail] = useState(settings.supportEmail ?? '');
  const [creators, setCreators] = useState(settings.organisationCreators);
  const [approvers, setApprovers] = useState(settings.breakGlassApprovers);
  const administrators = useSuspenseInfiniteQuery(administratorsQuery(useApi())).data.pages.flatMap(
    (page) => page.items,
  );
  const save = useAct<SettingsResponse>();
  const fault = isProblem(save.error) ? save.error.faultAt('/breakGlassApprovers') : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const changed = {
      instanceName: name.trim(),
      supportEmail: email.trim() || null,
      organisationCreators: creators,
      // Whoever administers no more is not proposed any more, and so cannot be kept.
      breakGlassApprovers: approvers.filter((one) => administrators.some(({ id }) => id === one)),
    };
    save.mutate((api) => changeSettings(api, settings.version, changed));
  };
  return (
    <form className="flow narrow" noValidate onSubmit={submit}>
      {fault === undefined ? <RefusalNotice error={save.error} /> : null}
      {save.isSuccess ? <Notice hue="ok" live="polite" title={t('admin.settings.saved')} /> : null}
      <TextField
        id="instance-name"
        label={t('admin.settings.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        id="support-email"
        type="email"
        optional
        label={t('admin.settings.support')}
        help={t('admin.settings.supportHelp')}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <RadioGroup
        name="creators"
        label={t('admin.settings.creators')}
        value={creators}
        onValueChange={(value) => setCreators(value as OrganisationCreators)}
        options={Object.values(OrganisationCreators).map((value) => ({
          value,
          label: t(`admin.settings.creator.${value}`),
        }))}
      />
      <CheckGroup
        id="breakGlassApprovers"
        name="approvers"
        optional
        label={t('admin.settings.approvers')}
        help={t('admin.settings.approversHelp')}
        error={fault}
        values={approvers}
        onValuesChange={setApprovers}
        options={administrators.map(({ id, displayName }) => ({ value: id, label: displayName }))}
      />
      <Button type="submit" main busy={save.isPending}>
        {t('admin.settings.save')}
      </Button>
    </form>
  );
}
