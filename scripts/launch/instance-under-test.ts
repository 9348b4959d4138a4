import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProgram, root } from '../paths.mjs';
import { isAlive, until } from '../processes.mjs';

export interface Terms {
  /** Run as this user. */
  uid?: number;
  gid?: number;
  /** Another clone than this one. */
  clone?: string;
  args?: string[];
}

/** `npm start` as a person would run it, watched from outside. */
export class InstanceUnderTest {
  output = '';
  protected readonly child: ChildProcess;
  private readonly ended: Promise<number | string | null>;

  constructor(
    private readonly data: string,
    environment: NodeJS.ProcessEnv,
    { uid, gid, clone = root, args = [] }: Terms = {},
  ) {
    const script = join(clone, 'scripts', 'start.mjs');
    this.child = spawn(nodeProgram(clone), [script, ...args], {
      cwd: '/',
      uid,
      gid,
      // Not Jest's own flags: a person does not have them.
      env: { PATH: process.env.PATH, PORT: '0', CORNAC_DATA: data, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer) => {
      this.output += chunk.toString();
    };
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
    this.ended = new Promise((done) => {
      this.child.once('error', (error) => done(error.message));
      this.child.once('exit', (code, signal) => done(code ?? signal));
    });
  }

  /** Waits until it has said this. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    const said = until(String(pattern), 30_000, () => pattern.exec(this.output) ?? undefined);
    const failed = this.ended.then((how) => {
      const late = pattern.exec(this.output);
      if (late) return late;
      throw new Error(`Ended (${how}) without saying ${pattern}:\n${this.output}`);
    });
    return Promise.race([said, failed]);
  }

  async ready(): Promise<string> {
    const [, url] = await this.says(/Cornac is ready: (\S+)/);
    await this.says(/Ctrl-C/);
    return String(url);
  }

  /** What the small product tells about itself. */
  async state(): Promise<{ api: number; migrated: number; world: number }> {
    const response = await fetch(await this.ready());
    return (await response.json()) as { api: number; migrated: number; world: number };
  }

  /** Asked again until the small product has found its database again. */
  stateAgain() {
    return until('answers again', 20_000, () => this.state().catch(() => undefined));
  }

  postgres(): number {
    return Number(readFileSync(join(this.data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  postgresStopped(): boolean {
    return !existsSync(join(this.data, 'postgres', 'postmaster.pid'));
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Ctrl-C. Tells how it ended: an exit code, or the signal that killed it. */
  async stop(): Promise<number | string | null> {
    this.child.kill('SIGINT');
    return this.ended;
  }

  async end(): Promise<number | string | null> {
    return this.ended;
  }
}

export function gone(pid: number): Promise<true> {
  return until(`process ${pid} is gone`, 10_000, () => (isAlive(pid) ? undefined : true));
}
