import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transaction } from '../data/transaction.js';
import { newId } from '../ids.js';
import { notFound, Problem } from '../problems.js';
import { FileStore } from './file-store.js';
import { ACCEPTED_EXTENSIONS, mediaTypeOf, SNIFF_BYTES } from './media-types.js';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

export interface StoredFile {
  id: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  /** Hexadecimal SHA-256 of the content. */
  sha256: string;
}

/**
 * Receives and serves attachments. Knows nothing of who may: the owner of the object attached to decides,
 * and keeps the file's id.
 */
@Injectable()
export class Files {
  constructor(
    private readonly transaction: Transaction,
    private readonly store: FileStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Streams the content to the store while measuring it, then records it.
   * @throws 422 when the type is not accepted or differs from the name, 413 over 20 MB; nothing is kept then.
   */
  async receive(name: string, content: Readable, uploadedBy: string): Promise<StoredFile> {
    const { head, whole } = await peek(content);
    const mediaType = await mediaTypeOf(name, head);
    if (!mediaType) {
      content.destroy();
      throw fileRefused();
    }
    const id = newId();
    const measure = new Measure();
    try {
      await this.store.put(id, whole.pipe(measure), mediaType);
    } catch (error) {
      await this.store.remove(id);
      throw error;
    }
    const file: StoredFile = {
      id,
      name: displayName(name),
      mediaType,
      sizeBytes: measure.sizeBytes,
      sha256: measure.digest(),
    };
    await this.transaction.query(
      `INSERT INTO stored_files (id, name, media_type, size_bytes, sha256, uploaded_by, uploaded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, file.name, mediaType, file.sizeBytes, file.sha256, uploadedBy, this.clock.now()],
    );
    return file;
  }

  async describe(ids: readonly string[]): Promise<StoredFile[]> {
    if (ids.length === 0) return [];
    return this.transaction.query<StoredFile>(
      `SELECT id, name, media_type AS "mediaType", size_bytes AS "sizeBytes", sha256 FROM stored_files WHERE id = ANY($1)`,
      [ids],
    );
  }

  async uploadedBy(id: string, accountId: string): Promise<boolean> {
    const rows = await this.transaction.query(
      'SELECT 1 FROM stored_files WHERE id = $1 AND uploaded_by = $2',
      [id, accountId],
    );
    return rows.length > 0;
  }

  /** @throws 404 when there is no such file. The caller has checked the right to read it. */
  async open(id: string): Promise<{ file: StoredFile; content: Readable }> {
    const [file] = await this.describe([id]);
    if (!file) throw notFound();
    return { file, content: await this.store.get(id) };
  }

  /** Forgets the file; the bytes go after commit. */
  async remove(id: string): Promise<void> {
    await this.transaction.query('DELETE FROM stored_files WHERE id = $1', [id]);
    this.transaction.afterCommit(() => this.store.remove(id));
  }
}

/** Counts and hashes what passes; stops at the limit. */
class Measure extends Transform {
  sizeBytes = 0;
  private readonly hash = createHash('sha256');

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error?: Error | null, data?: Buffer) => void,
  ): void {
    this.sizeBytes += chunk.length;
    if (this.sizeBytes > MAX_FILE_BYTES) {
      done(fileTooLarge());
    } else {
      this.hash.update(chunk);
      done(null, chunk);
    }
  }

  digest(): string {
    return this.hash.digest('hex');
  }
}

/** Reads the first bytes, and gives back a stream of the whole. */
async function peek(content: Readable): Promise<{ head: Uint8Array; whole: Readable }> {
  const chunks: Buffer[] = [];
  let size = 0;
  const iterator = content[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  while (size < SNIFF_BYTES) {
    const { value, done } = await iterator.next();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  async function* all(): AsyncGenerator<Buffer> {
    yield* chunks;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head: Buffer.concat(chunks).subarray(0, SNIFF_BYTES), whole: Readable.from(all()) };
}

/** The person's own name for the file, for display and download only: no path, no control character, 200 signs. */
export function displayName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  // \p{Cc} control characters, \p{Cf} invisible and bidirectional marks that disguise an extension.
  const clean = base.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return clean.slice(-200) || 'document';
}

const fileRefused = (): Problem =>
  new Problem({
    type: 'file-refused',
    status: 422,
    title: { fr: 'Fichier refusé', en: 'File refused' },
    detail: {
      fr: `Formats acceptés : ${ACCEPTED_EXTENSIONS.join(', ')}. Le contenu doit correspondre à l’extension.`,
      en: `Accepted formats: ${ACCEPTED_EXTENSIONS.join(', ')}. The content must match the extension.`,
    },
  });

const fileTooLarge = (): Problem =>
  new Problem({
    type: 'file-too-large',
    status: 413,
    title: { fr: 'Fichier trop lourd', en: 'File too large' },
    detail: { fr: 'Un fichier fait 20 Mo au plus.', en: 'A file is 20 MB at most.' },
  });
