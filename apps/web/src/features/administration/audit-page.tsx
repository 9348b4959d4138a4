import { useMutation, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { TextField } from '~/ui/fields/text-fields';
import { Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Table } from '~/ui/table';
import { AdministrationFrame, More } from './frame';
import { type AuditLine, type AuditSearch, auditQuery, extractAddress, integrity } from './instance-api';
import { useAuditWords } from './words';

const route = getRouteApi('/workspace/administration/journal');

/** Who did what, and whether the log itself is whole. */
export function AuditPage() {
  const t = useT();
  const words = useAuditWords();
  const { moment } = useFormat();
  const search = route.useSearch();
  const query = useSuspenseInfiniteQuery(auditQuery(useApi(), search));
  const lines = query.data.pages.flatMap((page) => page.items);
  return (
    <AdministrationFrame title={t('admin.audit.title')} lede={t('admin.audit.lede')}>
      <Integrity />
      <Filters key={JSON.stringify(search)} search={search} />
      {lines.length === 0 ? (
        <EmptyState title={t('admin.audit.none')}>{t('admin.audit.noneAdvice')}</EmptyState>
      ) : (
        <Table
          caption={t('admin.audit.title')}
          captionHidden
          stack="wide"
          rows={lines}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'at',
              title: t('admin.audit.at'),
              cell: ({ at }) => <time dateTime={at}>{moment(at)}</time>,
            },
            {
              key: 'who',
              title: t('admin.audit.who'),
              cell: (line) => <Who line={line} />,
            },
            { key: 'what', title: t('admin.audit.what'), cell: (line) => words.act(line) },
            { key: 'on', title: t('admin.audit.on'), cell: (line) => words.subject(line) },
          ]}
        />
      )}
      <More query={query} />
    </AdministrationFrame>
  );
}

/** Who acted and, when it was by rights that somebody lent, whose. */
function Who({ line }: { line: AuditLine }) {
  const t = useT();
  const { actorId, actorName, onBehalfOfId, onBehalfOfName } = line;
  if (actorId === null) return t('admin.audit.itself');
  const name = (
    <Link to="/administration/journal" search={{ acteur: actorId }}>
      {actorName ?? actorId}
    </Link>
  );
  if (onBehalfOfId === null) return name;
  return (
    <>
      {name}{' '}
      <span className="small mute">
        {t('admin.audit.onBehalfOf', { name: onBehalfOfName ?? onBehalfOfId })}
      </span>
    </>
  );
}

function Integrity() {
  const t = useT();
  const api = useApi();
  const { moment } = useFormat();
  const check = useMutation({ mutationFn: () => integrity(api) });
  const { data } = check;
  return (
    <section className="block narrow" aria-labelledby="integrite">
      <h2 id="integrite">{t('admin.audit.integrity')}</h2>
      <p>{t('admin.audit.integrityLede')}</p>
      <RefusalNotice error={check.error} />
      {data === undefined ? null : (
        <Notice
          live="polite"
          hue={data.whole ? 'ok' : 'late'}
          title={
            data.whole
              ? t('admin.audit.whole', { count: data.sealed, date: moment(data.checkedAt) })
              : t(`admin.audit.broken.${data.brokenBy ?? 'altered'}`, { position: data.brokenAt ?? 0 })
          }
        >
          {data.waiting === 0 ? null : <p>{t('admin.audit.waiting', { count: data.waiting })}</p>}
          {data.headHash === null || data.headTakenAt === null ? (
            <p>{t('admin.audit.noHead')}</p>
          ) : (
            <p>
              {t('admin.audit.head', { position: data.headPosition ?? 0, date: moment(data.headTakenAt) })}{' '}
              <code className="hash">{data.headHash}</code>
            </p>
          )}
        </Notice>
      )}
      <p className="acts">
        <Button busy={check.isPending} onClick={() => check.mutate()}>
          {t('admin.audit.check')}
        </Button>
      </p>
    </section>
  );
}

const FIELDS = ['action', 'objet', 'du', 'au'] as const;

function Filters({ search }: { search: AuditSearch }) {
  const t = useT();
  const navigate = route.useNavigate();
  const [draft, setDraft] = useState<AuditSearch>(search);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const asked = Object.entries(draft).filter(([, value]) => value);
    void navigate({ search: Object.fromEntries(asked) as AuditSearch });
  };
  return (
    <search>
      <form className="filters" onSubmit={submit}>
        {FIELDS.map((field) => (
          <TextField
            key={field}
            id={`audit-${field}`}
            type={field === 'du' || field === 'au' ? 'date' : 'text'}
            label={t(`admin.audit.filter.${field}`)}
            value={draft[field] ?? ''}
            onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
          />
        ))}
        <p className="acts">
          <Button type="submit" main>
            {t('admin.audit.show')}
          </Button>
          <Link className="btn plain" to="/administration/journal">
            {t('admin.audit.all')}
          </Link>
          <a className="btn plain" href={extractAddress(search)} download>
            {t('admin.audit.extract')}
          </a>
        </p>
      </form>
    </search>
  );
}
