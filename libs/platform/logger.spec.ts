import { Writable } from 'node:stream';
import { pino } from 'pino';
import { workContext } from './context.js';
import { createLogger, NestLogger } from './logger.js';

/** The lines a logger with our options would write. */
function linesOf(work: (logger: ReturnType<typeof createLogger>) => void): string[] {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  const logger = createLogger('info', 'test');
  // pino keeps its destination under this symbol: the real options, another mouth.
  (logger as unknown as Record<symbol, unknown>)[pino.symbols.streamSym] = stream;
  work(logger);
  return lines;
}

describe('a log line', () => {
  it('names the request it belongs to', () => {
    const [line = ''] = linesOf((logger) =>
      workContext.run({ requestId: 'r-1', locale: 'fr' }, () => logger.info('hello')),
    );
    expect(JSON.parse(line)).toMatchObject({ requestId: 'r-1', msg: 'hello' });
  });

  it('holds no secret, wherever it stands', () => {
    const [line = ''] = linesOf((logger) =>
      logger.info(
        { token: 'CANARY', body: { email: 'CANARY@x' }, req: { headers: { cookie: 'CANARY' } } },
        'x',
      ),
    );
    expect(line).not.toContain('CANARY');
  });

  it('stays one line whatever a person wrote', () => {
    const lines = linesOf((logger) => logger.info({ name: 'a\n{"level":60}\u001b[31m' }, 'b\nc'));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toContain('\n');
  });

  it('keeps the error, its stack and the class that speaks', () => {
    const [line = ''] = linesOf((logger) =>
      new NestLogger(logger).error({ err: new Error('broken'), url: '/x' }, 'Request failed', 'Problem'),
    );
    expect(JSON.parse(line)).toMatchObject({
      context: 'Problem',
      msg: 'Request failed',
      url: '/x',
      err: { message: 'broken' },
    });
  });
});
