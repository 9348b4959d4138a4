import type { DiscussionEvent } from '#discussions';
import type { Draft } from './application.letters.js';
import { taskTitle } from './names.js';

type Event<Type extends DiscussionEvent['type']> = Extract<DiscussionEvent, { type: Type }>;

const open = (publicUrl: string, taskId: string): Draft['action'] => ({
  label: { fr: 'Voir la tâche', en: 'See the task' },
  url: `${publicUrl}/mes-taches#tache-${taskId}`,
});

export const taskMadeLetter = (
  { subject }: Event<'task.made' | 'task.handed_over'>,
  publicUrl: string,
): Draft => ({
  subject: {
    fr: `Une tâche pour vous : ${taskTitle(subject.id)}`,
    en: `A task for you: ${taskTitle(subject.id)}`,
  },
  paragraphs: [
    {
      fr: 'Elle vient d’un message d’un fil que vous lisez. Vous serez prévenu la veille de son échéance.',
      en: 'It comes from a message of a thread you read. You will be told the day before it falls due.',
    },
  ],
  action: open(publicUrl, subject.id),
});

export const taskDueLetter = ({ subject, payload }: Event<'task.due'>, publicUrl: string): Draft => ({
  subject: payload.late
    ? { fr: `En retard : ${taskTitle(subject.id)}`, en: `Late: ${taskTitle(subject.id)}` }
    : { fr: `À faire bientôt : ${taskTitle(subject.id)}`, en: `Due soon: ${taskTitle(subject.id)}` },
  paragraphs: [
    payload.late
      ? {
          fr: 'Cette tâche devait être faite hier. Si elle l’est, dites-le ; sinon, convenez d’une autre date dans le fil.',
          en: 'This task was due yesterday. If it is done, say so; if not, agree on another day in the thread.',
        }
      : { fr: 'Cette tâche est à faire d’ici demain soir.', en: 'This task is due by tomorrow evening.' },
  ],
  action: open(publicUrl, subject.id),
});
