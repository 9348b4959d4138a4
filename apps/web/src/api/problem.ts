/** One fault in what was sent: where (a JSON pointer) and what to do about it, in the person's language. */
export interface Fault {
  pointer: string;
  detail: string;
}

/** An RFC 9457 problem as the API sends it. */
export interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  errors?: Fault[];
  allowed?: string[];
}

/** What every failed call throws; `status` 0 means that the server could not be reached. */
export class Problem extends Error {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly Fault[];
  readonly allowed: readonly string[];
  /** Whatever else the server said with it. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(body: ProblemBody & { status: number }) {
    super(body.title ?? `HTTP ${body.status}`);
    this.name = 'Problem';
    this.status = body.status;
    this.type = body.type ?? 'about:blank';
    this.title = body.title ?? '';
    this.detail = body.detail ?? '';
    this.errors = body.errors ?? [];
    this.allowed = body.allowed ?? [];
    this.members = { ...body };
  }

  /** The sentence for one field: `faultAt('/email')`. */
  faultAt(pointer: string): string | undefined {
    return this.errors.find((fault) => fault.pointer === pointer)?.detail;
  }
}

export const isProblem = (error: unknown): error is Problem =>
  error instanceof Error && error.name === 'Problem' && 'status' in error;
