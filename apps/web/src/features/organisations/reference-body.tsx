import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Link } from '~/ui/link';

interface Told {
  title: string;
  what: string;
  places: readonly { code: string; name: string }[];
  startedOn: string;
  endedOn: string | null;
  publics: readonly string[];
  peopleReached: number | null;
  results: readonly { label: string; value: string }[];
  statement: string;
  quote: string;
  quoteAuthor: string;
}

export interface ReferenceBodyProps {
  reference: Told;
  institution: { name: string; slug: string };
  headings?: 'h2' | 'h3';
}

/** What was done, where, when, for whom, with which results, and what the institution says of it. */
export function ReferenceBody({ reference, institution, headings: Title = 'h3' }: ReferenceBodyProps) {
  const t = useT();
  const { month, list, number } = useFormat();
  const { title, what, places, startedOn, endedOn, peopleReached, results, publics } = reference;
  const { statement, quote, quoteAuthor } = reference;
  const figures = [
    ...(peopleReached === null
      ? []
      : [{ label: t('organisations.reference.people'), value: number(peopleReached) }]),
    ...results,
  ];
  return (
    <article className="reference">
      <Title>{title}</Title>
      <p className="small mute">
        {[
          endedOn === null
            ? t('organisations.reference.since', { from: month(startedOn) })
            : t('organisations.reference.between', { from: month(startedOn), to: month(endedOn) }),
          places.length === 0 ? null : list(places.map(({ name }) => name)),
          publics.length === 0 ? null : list(publics),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      <p className="pre">{what}</p>
      {figures.length === 0 ? null : (
        <dl className="facts-list">
          {figures.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {statement === '' ? null : (
        <>
          <p className="small">
            <Link to="/organisations/$slug" params={{ slug: institution.slug }}>
              {t('organisations.reference.attestedBy', { name: institution.name })}
            </Link>
          </p>
          <p className="pre">{statement}</p>
        </>
      )}
      {quote === '' ? null : (
        <blockquote>
          <p>{t('organisations.reference.quote', { quote })}</p>
          {quoteAuthor === '' ? null : <footer className="small mute">{quoteAuthor}</footer>}
        </blockquote>
      )}
    </article>
  );
}
