import type { ReactNode } from 'react';
import { type Rich, T, useT } from '~/messages/intl';
import type { MessageKey } from '~/messages/keys';
import { Link } from '~/ui/link';

const links: Rich = {
  calls: (chunks: ReactNode) => <Link to="/appels">{chunks}</Link>,
  privacy: (chunks: ReactNode) => <Link to="/vie-privee">{chunks}</Link>,
  api: (chunks: ReactNode) => <a href="/api/v1/openapi.json">{chunks}</a>,
  licence: (chunks: ReactNode) => (
    <a href="https://www.gnu.org/licenses/agpl-3.0.html" rel="noopener">
      {chunks}
    </a>
  ),
};

export interface ProseSection {
  title: MessageKey;
  /** Each is a paragraph; consecutive keys under `points` make one list. */
  paragraphs?: readonly MessageKey[];
  points?: readonly MessageKey[];
}

/** A page that is mostly words: title, lede, sections. */
export function ProsePage(props: { title: MessageKey; lede: MessageKey; sections: readonly ProseSection[] }) {
  const t = useT();
  return (
    <div className="wrap prose-page">
      <h1 tabIndex={-1}>{t(props.title)}</h1>
      <p className="lede under-title">
        <T id={props.lede} values={links} />
      </p>
      {props.sections.map(({ title, paragraphs = [], points = [] }) => (
        <section key={title} className="block prose">
          <h2>{t(title)}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>
              <T id={paragraph} values={links} />
            </p>
          ))}
          {points.length === 0 ? null : (
            <ul>
              {points.map((point) => (
                <li key={point}>
                  <T id={point} values={links} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}
