import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { SelectField, TextArea, TextField } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import type { Collective, CollectiveRole } from './api';
import type { CollectiveAct } from './collective-work';
import { findOrganisation, inviteOrganisation } from './work-api';

const roles: readonly CollectiveRole[] = ['member', 'backbone'];

/** `https://…/organisations/habitat-des-vallees` or its last word. */
const slugIn = (text: string): string =>
  text
    .trim()
    .replace(/[/?#]+$/, '')
    .split('/')
    .at(-1) ?? '';

/** Found by the address of its page, named before it is invited. */
export function InviteOrganisation({ collective, act }: { collective: Collective; act: CollectiveAct }) {
  const t = useT();
  const api = useApi();
  const [address, setAddress] = useState('');
  const [role, setRole] = useState<CollectiveRole>('member');
  const [word, setWord] = useState('');
  const search = useMutation({ mutationFn: (slug: string) => findOrganisation(api, slug) });
  const found = search.data;
  const unknown = isProblem(search.error) && search.error.status === 404;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (found === undefined) {
      if (slugIn(address) !== '') search.mutate(slugIn(address));
      return;
    }
    act.mutate(
      (client) =>
        inviteOrganisation(client, collective.id, { organisationId: found.id, role, word: word.trim() }),
      {
        onSuccess: () => {
          setAddress('');
          setWord('');
          search.reset();
        },
      },
    );
  };

  return (
    <form className="flow" onSubmit={submit} noValidate aria-labelledby="inviter">
      <h2 id="inviter">{t('collective.invite')}</h2>
      <TextField
        label={t('collective.address')}
        help={t('collective.addressHelp')}
        autoComplete="off"
        value={address}
        error={unknown ? t('collective.unknown') : undefined}
        onChange={(event) => {
          setAddress(event.target.value);
          search.reset();
        }}
      />
      {found === undefined ? null : (
        <>
          <p role="status">
            <b>{found.name}</b>
          </p>
          <SelectField
            label={t('collective.as')}
            help={t(`collective.roleHelp.${role}`)}
            value={role}
            options={roles.map((one) => ({ value: one, label: t(`collective.role.${one}`) }))}
            onChange={(event) => setRole(event.target.value as CollectiveRole)}
          />
          <TextArea
            label={t('collective.word')}
            optional
            rows={2}
            limit={1000}
            value={word}
            onChange={(event) => setWord(event.target.value)}
          />
        </>
      )}
      {unknown ? null : <RefusalNotice error={search.error} />}
      <div className="acts">
        <Button type="submit" busy={search.isPending || act.isPending}>
          {found === undefined
            ? t('collective.find')
            : t('collective.inviteThis', { organisation: found.name })}
        </Button>
      </div>
    </form>
  );
}
