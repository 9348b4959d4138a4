import type { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StoredFile } from '../files/files.js';
import { malformed } from '../problems.js';

/** Says in the API's description that the body is one file, `receiveUpload`'s. */
export const ReceivesFile = (): MethodDecorator =>
  applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary' } },
      },
    }),
  );

/** The one file of a multipart request, as a stream. @throws 400 when there is none. */
export async function receiveUpload(request: FastifyRequest): Promise<MultipartFile> {
  const upload = request.isMultipart() ? await request.file() : undefined;
  if (!upload) {
    throw malformed([{ pointer: '/file', detail: { fr: 'Joignez un fichier.', en: 'Attach a file.' } }]);
  }
  return upload;
}

/**
 * Sends a stored file to be saved, never shown in place: a hostile document must not run under our address.
 * The name follows RFC 6266 with its RFC 8187 form for accents.
 */
export async function sendFile(
  reply: FastifyReply,
  { file, content }: { file: StoredFile; content: Readable },
): Promise<void> {
  const ascii = file.name.normalize('NFD').replace(/[^\x20-\x7e]|["\\]/g, '') || 'document';
  await reply
    .header('content-type', file.mediaType)
    .header('content-length', file.sizeBytes)
    .header(
      'content-disposition',
      `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(content);
}

/** Sends a public picture to be shown in place. Its address changes with its content, so it may be kept for a year. */
export async function sendPicture(
  reply: FastifyReply,
  { file, content }: { file: StoredFile; content: Readable },
): Promise<void> {
  await reply
    .header('content-type', file.mediaType)
    .header('content-length', file.sizeBytes)
    .header('content-disposition', 'inline')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'public, max-age=31536000, immutable')
    .send(content);
}
