import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { WorkContext } from '../context.js';
import type { Actor } from '../policy.js';
import { malformed, signInRequired, versionRequired } from '../problems.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by identity's guard: the session's person, or null for a visitor. */
    actor?: Actor | null;
    sessionId?: string;
    /** The request's unit of work, opened before anything reads it. */
    work: WorkContext;
  }
}

export const PUBLIC_ROUTE = 'cornac:public';
export const ROUTE_POLICY = 'cornac:policy';
export const SEES_OUTSIDERS = 'cornac:sees-outsiders';

/** Anyone may call this route, signed in or not; what they get may still differ. */
export const Public = (): MethodDecorator =>
  applyDecorators(SetMetadata(PUBLIC_ROUTE, true), ApiExtension('x-public', true));

/** On an open route: a panelist or a guest is known there, where elsewhere they are a visitor like another. */
export const SeesOutsiders = (): MethodDecorator => SetMetadata(SEES_OUTSIDERS, true);

/** Names the rule the service applies, for the reader and for the rights matrix. Without it the build fails. */
export const UnderPolicy = (name: string): MethodDecorator =>
  applyDecorators(SetMetadata(ROUTE_POLICY, name), ApiExtension('x-policy', name));

const requestOf = (context: ExecutionContext): FastifyRequest =>
  context.switchToHttp().getRequest<FastifyRequest>();

/** The signed-in person. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = requestOf(context).actor;
  if (!actor) throw signInRequired();
  return actor;
});

/** The signed-in person, or null for a visitor of a public route. */
export const Visitor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | null => requestOf(context).actor ?? null,
);

/** The version the writer read, from `If-Match: "7"`. @throws 428 when missing, 400 when unreadable. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = requestOf(context).headers['if-match'];
  if (!header) throw versionRequired();
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (!version) {
    throw malformed([
      {
        pointer: '/headers/If-Match',
        detail: {
          fr: 'Une version entre guillemets est attendue, comme "7".',
          en: 'A version in quotes is expected, like "7".',
        },
      },
    ]);
  }
  return Number(version);
});
