import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { ButtonLink } from '~/ui/link';
import { Markdown } from '~/ui/markdown';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { useChange } from '../account/use-change';
import { textQuery } from '../texts/api';
import { agree, type ConsentTextKind, consentsQuery } from './api';

/** The texts that await one's agreement, to read whole before pressing anything. */
export function AgreePage() {
  const t = useT();
  const { data } = useSuspenseQuery(consentsQuery(useApi()));
  return (
    <div className="wrap prose-page">
      <h1 tabIndex={-1}>{t('data.agreeTitle')}</h1>
      <p className="lede under-title">{t('data.agreeLede')}</p>
      {data.due.length === 0 ? (
        <Notice hue="ok" live="polite" title={t('data.agreed')}>
          <p>
            <ButtonLink to="/ma-journee">{t('data.toMyDay')}</ButtonLink>
          </p>
        </Notice>
      ) : (
        data.due.map((kind) => <Text key={kind} kind={kind as ConsentTextKind} />)
      )}
    </div>
  );
}

function Text({ kind }: { kind: ConsentTextKind }) {
  const t = useT();
  const queryClient = useQueryClient();
  const query = textQuery(useApi(), kind);
  const { data: text } = useSuspenseQuery(query);
  const accept = useChange(
    (api, sha256: string) => agree(api, kind, sha256),
    () => void queryClient.invalidateQueries({ queryKey: query.queryKey }),
  );
  return (
    <section className="block prose" aria-labelledby={`texte-${kind}`}>
      <h2 id={`texte-${kind}`}>{text.title}</h2>
      <Markdown text={text.body} level={3} />
      <RefusalNotice error={accept.error} />
      <p className="acts">
        <Button main busy={accept.isPending} onClick={() => accept.mutate(text.sha256)}>
          {t('data.agree')}
          <span className="sr"> {text.title}</span>
        </Button>
      </p>
    </section>
  );
}
