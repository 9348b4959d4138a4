/** The page of a thread. */
export const threadPath = (threadId: string): string => `/fils/${threadId}`;

/** A message in its thread: the page goes to it and gives it the focus. */
export const messagePath = (threadId: string, seq: number): string => `${threadPath(threadId)}#m${seq}`;
