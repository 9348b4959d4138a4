import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { TextArea } from '~/ui/fields/text-fields';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import type { BecomeOnProps } from './become-dialogs';
import { publishAnswer } from './becoming-api';
import { withNames } from './mention-words';
import { tellingNames } from './telling-names';

const QUESTION_CHARACTERS = 2000;
const ANSWER_CHARACTERS = 8000;

/** A private question becomes a public answer: both are reread here, and nothing may tell who asked. */
export function AnswerDialog({ kind, on, message, threadId, onClose }: BecomeOnProps) {
  const t = useT();
  const api = useApi();
  const [question, setQuestion] = useState(() => withNames(message.body).text);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const publish = useMutation({
    mutationFn: () =>
      publishAnswer(
        api,
        on.id,
        { id: threadId, seq: message.seq },
        { question: question.trim(), answer: words.trim() },
      ),
    onSuccess: onClose,
  });
  const faultAt = (pointer: string): string | undefined =>
    isProblem(publish.error) ? publish.error.faultAt(pointer) : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (question.trim() !== '' && words.trim() !== '') publish.mutate();
  };
  return (
    <Dialog open onOpenChange={onClose} title={kind.name} alert>
      <form className="flow" noValidate onSubmit={submit}>
        <p>{t('threads.answer.lede')}</p>
        <TextArea
          label={t('threads.answer.question')}
          help={t('threads.answer.questionHelp')}
          rows={4}
          limit={QUESTION_CHARACTERS}
          value={question}
          error={
            faultAt('/question') ??
            (tried && question.trim() === '' ? t('threads.answer.questionPlease') : undefined)
          }
          onChange={(event) => setQuestion(event.target.value)}
        />
        <TextArea
          label={t('threads.answer.answer')}
          help={t('threads.answer.answerHelp')}
          rows={6}
          limit={ANSWER_CHARACTERS}
          value={words}
          error={
            faultAt('/answer') ??
            (tried && words.trim() === '' ? t('threads.answer.answerPlease') : undefined)
          }
          onChange={(event) => setWords(event.target.value)}
        />
        <Telling text={`${question}\n${words}`} name={message.author.displayName} />
        <RefusalNotice error={publish.error} />
        <p className="acts">
          <Button type="submit" main busy={publish.isPending}>
            {t('threads.answer.act')}
          </Button>
          <Button plain onClick={onClose}>
            {t('tasks.cancel')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}

/** Said while one types: the server refuses it anyway. */
function Telling({ text, name }: { text: string; name: string }) {
  const t = useT();
  const { list } = useFormat();
  const told = tellingNames(text, name);
  if (told.length === 0) return null;
  return (
    <Notice hue="warn" live="polite" title={t('threads.answer.telling')}>
      <p>{t('threads.answer.tellingWords', { words: list(told) })}</p>
    </Notice>
  );
}
