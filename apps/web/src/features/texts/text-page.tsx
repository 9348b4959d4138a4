import { useSuspenseQuery } from '@tanstack/react-query';
import type { ConsentTextKind } from '~/api/generated/types.gen';
import { T, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Link } from '~/ui/link';
import { Markdown } from '~/ui/markdown';
import { textQuery } from './api';

function TextPage({ kind }: { kind: ConsentTextKind }) {
  const t = useT();
  const { day } = useFormat();
  const { data: text } = useSuspenseQuery(textQuery(useApi(), kind));
  return (
    <div className="wrap prose-page">
      <h1 tabIndex={-1}>{text.title}</h1>
      <p className="lede under-title">
        {t('pages.text.version', { version: text.version, day: day(text.publishedAt) })}
      </p>
      <section className="block prose">
        <Markdown text={text.body} level={2} />
        <p className="small mute">
          <T
            id="pages.text.yours"
            values={{ data: (chunks) => <Link to="/mon-compte/mes-donnees">{chunks}</Link> }}
          />
        </p>
      </section>
    </div>
  );
}

/** The rules of the platform, as they stand. */
export const RulesPage = () => <TextPage kind="terms" />;

/** What becomes of people's data, as it stands. */
export const DataPolicyPage = () => <TextPage kind="privacy" />;
