import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** An erasure to remember: an id that means nothing once the account has no name. */
export interface Erased {
  accountId: string;
  at: string;
}

/**
 * Erasures, kept outside the database: a backup restored from before one of them must forget that person again before
 * anyone is served. Adding the same one twice is harmless.
 */
export abstract class ErasureLedger {
  abstract add(erased: Erased): Promise<void>;
  abstract all(): Promise<Erased[]>;
}

/** One line per erasure, flushed before the answer is given. */
export class DiskErasureLedger extends ErasureLedger {
  constructor(private readonly path: string) {
    super();
  }

  async add(erased: Erased): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    await appendFile(this.path, `\n${JSON.stringify(erased)}\n`, { mode: 0o600, flush: true });
  }

  async all(): Promise<Erased[]> {
    try {
      return linesOf(await readFile(this.path, 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}

/** A line cut by a crash is left out: it was answered to nobody, and the person asks again. */
const linesOf = (text: string): Erased[] =>
  text
    .split('\n')
    .filter((line) => /^\{.*\}$/.test(line))
    .map((line) => JSON.parse(line) as Erased);

/** One object per erasure, beside the files. */
export class S3ErasureLedger extends ErasureLedger {
  constructor(
    private readonly bucket: string,
    private readonly client: S3Client,
  ) {
    super();
  }

  async add(erased: Erased): Promise<void> {
    await this.client.send(
      new PutObjectCommand({
        Bucket: this.bucket,
        Key: `${FOLDER}${erased.accountId}`,
        Body: JSON.stringify(erased),
        ContentType: 'application/json',
      }),
    );
  }

  async all(): Promise<Erased[]> {
    const erased: Erased[] = [];
    let token: string | undefined;
    do {
      const page = await this.client.send(
        new ListObjectsV2Command({ Bucket: this.bucket, Prefix: FOLDER, ContinuationToken: token }),
      );
      for (const { Key } of page.Contents ?? []) {
        const object = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key }));
        erased.push(JSON.parse((await object.Body?.transformToString()) ?? '') as Erased);
      }
      token = page.NextContinuationToken;
    } while (token);
    return erased;
  }
}

const FOLDER = 'erasures/';
