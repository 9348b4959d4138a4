import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { TextField } from '~/ui/fields/text-fields';
import { Notice } from '~/ui/notice';
import { Tag } from '~/ui/tag';
import { type KnownOrganisation, type RegistryEntry, registryQuery } from './api';

export interface RegistrySearchProps {
  onFound: (entry: RegistryEntry) => void;
  /** It is here already: one asks to join it. */
  onKnown: (known: KnownOrganisation) => void;
  onByHand: () => void;
}

/** Type a SIREN or a name: the public register fills the rest in. */
export function RegistrySearch({ onFound, onKnown, onByHand }: RegistrySearchProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const search = useQuery(registryQuery(useApi(), asked));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(typed.trim());
  };
  const away = search.isError || search.data?.available === false;
  const found = search.data?.items ?? [];
  return (
    <div className="narrow">
      <form className="flow" onSubmit={submit}>
        <TextField
          id="registre"
          label={t('profile.registry.ask')}
          help={t('profile.registry.help')}
          autoComplete="off"
          maxLength={80}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p className="acts">
          <Button type="submit" main busy={search.isFetching}>
            {t('profile.registry.search')}
          </Button>
          <Button onClick={onByHand}>{t('profile.registry.byHand')}</Button>
        </p>
      </form>
      <div role="status" className="registry-answer">
        {asked === '' || search.isFetching ? null : away ? (
          <Notice hue="warn" title={t('profile.registry.away')} />
        ) : found.length === 0 ? (
          <Notice title={t('profile.registry.none')} />
        ) : (
          <p className="sr">{t('profile.registry.count', { count: found.length })}</p>
        )}
      </div>
      <ul className="registry-list">
        {found.map((entry) => (
          <li key={entry.siren}>
            <Entry entry={entry} onFound={onFound} onKnown={onKnown} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Entry({
  entry,
  onFound,
  onKnown,
}: Pick<RegistrySearchProps, 'onFound' | 'onKnown'> & { entry: RegistryEntry }) {
  const t = useT();
  const { name, siren, communeName, postcode, legalForm, active, known } = entry;
  return (
    <>
      <div>
        <b>{name}</b>
        <p className="small mute">
          {[
            legalForm === null ? null : t(`organisations.legalForm.${legalForm}`),
            [postcode, communeName].filter(Boolean).join(' '),
            `${t('organisations.siren')} ${siren.replace(/(\d{3})(?=\d)/g, '$1\u00a0')}`,
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
        {active ? null : (
          <Tag icon="alert" hue="warn">
            {t('profile.registry.ceased')}
          </Tag>
        )}
      </div>
      {known === null ? (
        <Button onClick={() => onFound(entry)}>
          {t('profile.registry.choose')}
          <span className="sr"> {name}</span>
        </Button>
      ) : (
        <Button onClick={() => onKnown(known)}>
          {t('profile.claim.ask')}
          <span className="sr"> {name}</span>
        </Button>
      )}
    </>
  );
}
