import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { workContext } from '../context.js';
import { malformed, notFound, Problem, staleVersion } from '../problems.js';

/** The one place where an error becomes an answer: always a problem, never a stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = toProblem(error);
    if (problem.status >= 500) this.logger.error({ err: error, url: request.url }, 'Request failed');
    sendProblem(reply, problem);
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.status === 503) void reply.header('retry-after', '5');
  if (problem.status === 429) void reply.header('retry-after', String(problem.members.retryAfter));
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem.toBody(workContext.getStore()?.requestId)));
}

/** Fastify, Nest, PostgreSQL and our own refusals, in one vocabulary. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException) return fromStatus(error.getStatus());
  const { statusCode, code, driverError } = error as {
    statusCode?: number;
    code?: string;
    driverError?: { code?: string };
  };
  if (typeof statusCode === 'number' && statusCode < 500) return fromStatus(statusCode);
  return fromDatabase(driverError?.code ?? code) ?? unexpected();
}

function fromStatus(status: number): Problem {
  if (status === 404) return notFound();
  if (status === 413) return tooLarge();
  if (status === 415) return unsupportedMedia();
  if (status >= 400 && status < 500) {
    return malformed([
      {
        pointer: '',
        detail: {
          fr: 'La demande n’est pas lisible (JSON attendu).',
          en: 'The request cannot be read (JSON expected).',
        },
      },
    ]);
  }
  return unexpected();
}

/** SQLSTATE classes: 08 and 57P connection lost, 53 out of resources, 55P03/57014 waited too long, 40 clash, 22 unreadable value. */
function fromDatabase(code: string | undefined): Problem | undefined {
  if (!code) return undefined;
  if (/^(08|57P|53)/.test(code) || code === '55P03' || code === '57014') return unavailable();
  if (/^(ECONN|EPIPE|ETIMEDOUT)/.test(code)) return unavailable();
  if (code.startsWith('40')) return staleVersion();
  if (code === '22001') return tooLong();
  if (code === '22021' || code === '22P05') return fromStatus(400);
  return undefined;
}

/** A text whose signs count for more in the database than on screen (emoji variations). */
const tooLong = (): Problem =>
  malformed([
    { pointer: '', detail: { fr: 'Un des textes est trop long.', en: 'One of the texts is too long.' } },
  ]);

export const tooLarge = (): Problem =>
  new Problem({
    type: 'too-large',
    status: 413,
    title: { fr: 'Trop volumineux', en: 'Too large' },
    detail: {
      fr: 'La demande dépasse la taille permise (1 Mo, 20 Mo pour un fichier).',
      en: 'The request exceeds the permitted size (1 MB, 20 MB for a file).',
    },
  });

export const unsupportedMedia = (): Problem =>
  new Problem({
    type: 'unsupported-media',
    status: 415,
    title: { fr: 'Format non pris en charge', en: 'Unsupported format' },
    detail: { fr: 'Envoyez du JSON (application/json).', en: 'Send JSON (application/json).' },
  });

export const unavailable = (): Problem =>
  new Problem({
    type: 'unavailable',
    status: 503,
    title: { fr: 'Momentanément indisponible', en: 'Unavailable for a moment' },
    detail: {
      fr: 'Réessayez dans quelques secondes : rien n’a été perdu.',
      en: 'Try again in a few seconds: nothing was lost.',
    },
  });

const unexpected = (): Problem =>
  new Problem({
    type: 'unexpected',
    status: 500,
    title: { fr: 'Erreur de notre côté', en: 'An error on our side' },
    detail: {
      fr: 'Quelque chose s’est mal passé chez nous. Réessayez ; si cela dure, écrivez-nous en citant la référence de cette réponse.',
      en: 'Something went wrong on our side. Try again; if it lasts, write to us quoting the reference of this answer.',
    },
  });
