const PREFIX = 'thread:';

/** Where the sockets that listen to a thread are gathered. */
export const roomOf = (threadId: string): string => PREFIX + threadId;

/** The thread of a room; undefined for those that sockets have of their own. */
export const threadIn = (room: string): string | undefined =>
  room.startsWith(PREFIX) ? room.slice(PREFIX.length) : undefined;
