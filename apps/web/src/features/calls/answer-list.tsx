import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Markdown } from '~/ui/markdown';
import type { CallAnswer } from './api';

/** Questions and their answers, as everyone reads them. */
export function AnswerList({ answers }: { answers: readonly CallAnswer[] }) {
  const t = useT();
  const { day } = useFormat();
  return answers.map(({ id, question, answer, publishedAt }) => (
    <article key={id} id={`reponse-${id}`} className="answer prose" tabIndex={-1}>
      <h3>{question}</h3>
      <Markdown text={answer} level={4} />
      <p className="small mute">{t('calls.answeredOn', { date: day(publishedAt) })}</p>
    </article>
  ));
}
