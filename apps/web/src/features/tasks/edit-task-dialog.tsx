import { useMutation } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Dialog } from '~/ui/dialog';
import { editTask, type Task } from './api';
import { TaskForm, type TaskWords } from './task-form';

interface EditTaskProps {
  task: Task;
  onClose: () => void;
  onEdited: (task: Task) => void;
}

/** Other words, another day, somebody else. */
export default function EditTaskDialog({ task, onClose, onEdited }: EditTaskProps) {
  const t = useT();
  const api = useApi();
  const edit = useMutation({
    mutationFn: (words: TaskWords) => editTask(api, task, words),
    onSuccess: onEdited,
  });
  return (
    <Dialog open onOpenChange={onClose} title={t('tasks.editTitle')}>
      <TaskForm
        threadId={task.threadId}
        title={task.title}
        dueOn={task.dueOn}
        owner={task.owner}
        act={t('tasks.save')}
        busy={edit.isPending}
        error={edit.error}
        onTask={(words) => edit.mutate(words)}
        onClose={onClose}
      />
    </Dialog>
  );
}
