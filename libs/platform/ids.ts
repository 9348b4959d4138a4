import { v7 } from 'uuid';

/** A new identifier (UUIDv7: ordered by time of creation, so indexes stay compact). */
export const newId = (): string => v7();
