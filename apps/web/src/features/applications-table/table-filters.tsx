import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { SelectField, TextField } from '~/ui/fields/text-fields';
import { Icon } from '~/ui/icon';
import type { TableSearch } from './api';
import { readTableSearch, sorts, statuses } from './search';

/** Kept in the address: a filtered table can be sent to a colleague. */
export function TableFilters({ callId, search }: { callId: string; search: TableSearch }) {
  const t = useT();
  const navigate = useNavigate();
  const [words, setWords] = useState(search.q ?? '');
  useEffect(() => setWords(search.q ?? ''), [search.q]);

  const go = (parts: Record<string, string>): void =>
    void navigate({
      to: '/mes-appels/$id/candidatures',
      params: { id: callId },
      search: readTableSearch({ ...search, q: words, ...parts }),
      replace: true,
      resetScroll: false,
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    go({});
  };

  return (
    <form className="table-filters" aria-label={t('sorting.filters')} onSubmit={submit}>
      <TextField
        label={t('sorting.search')}
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <SelectField
        label={t('sorting.status')}
        empty={t('sorting.anyStatus')}
        value={search.statut ?? ''}
        options={statuses.map((status) => ({ value: status, label: t(`sorting.status.${status}`) }))}
        onChange={(event) => go({ statut: event.target.value })}
      />
      <SelectField
        label={t('sorting.sort')}
        value={search.tri ?? 'recent'}
        options={sorts.map((sort) => ({ value: sort, label: t(`sorting.sort.${sort}`) }))}
        onChange={(event) => go({ tri: event.target.value })}
      />
      <Button type="submit">
        <Icon name="search" />
        {t('calls.search')}
      </Button>
    </form>
  );
}
