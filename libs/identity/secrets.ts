import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A secret given to a person; only its hash is stored. 256 bits, so a plain SHA-256 is enough. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Six digits, for typing. Short, so it is bound to a browser and to five tries. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
