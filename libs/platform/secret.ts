import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from './env.js';

const FILE = 'secret';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The instance's own secret, from `CORNAC_SECRET` or from a file of the data folder made at the first need. Each
 * purpose has its own key (HKDF-SHA256): one that leaks says nothing of the others.
 */
export class InstanceSecret {
  private root: Buffer | undefined;
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly env: Pick<Env, 'secret' | 'dataFolder'>) {}

  /** Closes a value that must be read again (AES-256-GCM). The database alone does not open it. */
  seal(purpose: string, value: Buffer): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.keyOf(purpose), nonce);
    const closed = Buffer.concat([cipher.update(value), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), closed]);
  }

  /** @throws when it was sealed for another purpose, by another instance, or altered since. */
  open(purpose: string, sealed: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.keyOf(purpose), sealed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  }

  /** A name for a value that the database must not tell (an address): always the same, never to be turned back. */
  fingerprint(purpose: string, value: string): Buffer {
    return createHmac('sha256', this.keyOf(purpose)).update(value).digest();
  }

  private keyOf(purpose: string): Buffer {
    let key = this.keys.get(purpose);
    if (!key) {
      this.root ??= this.env.secret ? Buffer.from(this.env.secret) : keptIn(this.env.dataFolder);
      key = Buffer.from(hkdfSync('sha256', this.root, '', `cornac:${purpose}`, 32));
      this.keys.set(purpose, key);
    }
    return key;
  }
}

/** Read, or made by whichever process comes first: it appears whole or not at all. Only its owner may read it. */
function keptIn(folder: string): Buffer {
  const file = join(folder, FILE);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }
  return readFileSync(file);
}
