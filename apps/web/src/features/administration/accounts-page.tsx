import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { SelectField, TextField } from '~/ui/fields/text-fields';
import { Link } from '~/ui/link';
import { Table } from '~/ui/table';
import { Tag } from '~/ui/tag';
import { AdministrationFrame, More } from './frame';
import { ACCOUNT_STATES, type AdministeredAccount, accountsQuery } from './instance-api';

const route = getRouteApi('/workspace/administration/comptes');

/** Everyone who has an account, found by name or by address. */
export function AccountsPage() {
  const t = useT();
  const { shortDay } = useFormat();
  const query = useSuspenseInfiniteQuery(accountsQuery(useApi(), route.useSearch()));
  const accounts = query.data.pages.flatMap((page) => page.items);
  return (
    <AdministrationFrame title={t('admin.accounts.title')} lede={t('admin.accounts.lede')}>
      <Search />
      {accounts.length === 0 ? (
        <EmptyState title={t('admin.accounts.none')}>{t('admin.accounts.noneAdvice')}</EmptyState>
      ) : (
        <Table
          caption={t('admin.accounts.title')}
          captionHidden
          rows={accounts}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'who',
              title: t('admin.accounts.person'),
              cell: ({ id, displayName }) => (
                <Link to="/administration/comptes/$id" params={{ id }}>
                  {displayName}
                </Link>
              ),
            },
            { key: 'email', title: t('admin.accounts.email'), cell: ({ email }) => email },
            {
              key: 'seen',
              title: t('admin.accounts.seen'),
              cell: ({ seenAt }) => (seenAt === null ? t('admin.accounts.never') : shortDay(seenAt)),
            },
            {
              key: 'state',
              title: t('admin.accounts.state'),
              cell: (account) => <StateTag account={account} />,
            },
          ]}
        />
      )}
      <More query={query} />
    </AdministrationFrame>
  );
}

export function StateTag({ account }: { account: AdministeredAccount }) {
  const t = useT();
  if (account.suspendedAt !== null)
    return (
      <Tag icon="lock" hue="warn" bare>
        {t('admin.accounts.suspended')}
      </Tag>
    );
  if (account.panelist)
    return (
      <Tag icon="people" hue="info" bare>
        {t('admin.accounts.panelist')}
      </Tag>
    );
  return account.administrator ? (
    <Tag icon="shield" hue="info" bare>
      {t('admin.accounts.administrator')}
    </Tag>
  ) : (
    <Tag icon="check" hue="ok" bare>
      {t('admin.accounts.active')}
    </Tag>
  );
}

function Search() {
  const t = useT();
  const { q = '', etat } = route.useSearch();
  const navigate = route.useNavigate();
  const [words, setWords] = useState(q);
  const go = (changes: { q?: string; etat?: string | undefined }): void => {
    const { q: wordsAsked = words, etat: state } = { etat, ...changes };
    void navigate({
      search: { ...(wordsAsked.trim() ? { q: wordsAsked.trim() } : {}), ...(state ? { etat: state } : {}) },
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    go({});
  };
  return (
    <search>
      <form className="filters" onSubmit={submit}>
        <TextField
          id="accounts-q"
          type="search"
          label={t('admin.accounts.search')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <SelectField
          id="accounts-state"
          label={t('admin.accounts.state')}
          value={etat ?? ''}
          onChange={(event) => go({ etat: event.target.value || undefined })}
          options={[
            { value: '', label: t('admin.accounts.any') },
            ...ACCOUNT_STATES.map((value) => ({ value, label: t(`admin.accounts.only.${value}`) })),
          ]}
        />
        <Button type="submit" main>
          {t('admin.accounts.find')}
        </Button>
      </form>
    </search>
  );
}
