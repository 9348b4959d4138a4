import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, answer, ifMatch } from '~/api/client';
import type { EditTaskRequest, TaskList, TaskResponse } from '~/api/generated/types.gen';
import { tasksEdit, tasksFinish, tasksMine, tasksRead, tasksReopen } from '~/api/generated/workspace.gen';
import { byCursor, from } from '~/shared/pages';

export type { TaskList, TaskResponse as Task } from '~/api/generated/types.gen';

/** Everything that is read again once a task changed. */
export const tasksKey = ['tasks'] as const;

export const tasksQuery = (api: Api, list: TaskList) =>
  infiniteQueryOptions({
    queryKey: [...tasksKey, list],
    queryFn: ({ pageParam, signal }) =>
      answer(tasksMine({ client: api, query: { list, ...from(pageParam) }, signal, throwOnError: true })),
    ...byCursor,
  });

/** One task, for whoever reads its thread: a link may lead to somebody else's. */
export const taskQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: [...tasksKey, 'one', id],
    queryFn: ({ signal }) => answer(tasksRead({ client: api, path: { id }, signal, throwOnError: true })),
  });

export const settleTask = (api: Api, id: string, done: boolean): Promise<TaskResponse> =>
  answer((done ? tasksFinish : tasksReopen)({ client: api, path: { id }, throwOnError: true }));

export const editTask = (
  api: Api,
  { id, version }: TaskResponse,
  body: EditTaskRequest,
): Promise<TaskResponse> =>
  answer(tasksEdit({ client: api, path: { id }, headers: ifMatch(version), body, throwOnError: true }));
