import { fileTypeFromBuffer } from 'file-type';

/** What people may attach: the extension, the media type we serve, and the containers its magic bytes may show. */
const ACCEPTED: Record<string, { mediaType: string; magic: readonly string[] }> = {
  pdf: { mediaType: 'application/pdf', magic: ['pdf'] },
  png: { mediaType: 'image/png', magic: ['png'] },
  jpg: { mediaType: 'image/jpeg', magic: ['jpg'] },
  jpeg: { mediaType: 'image/jpeg', magic: ['jpg'] },
  webp: { mediaType: 'image/webp', magic: ['webp'] },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    magic: ['docx', 'zip'],
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    magic: ['xlsx', 'zip'],
  },
  pptx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    magic: ['pptx', 'zip'],
  },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', magic: ['odt'] },
  ods: { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', magic: ['ods'] },
  odp: { mediaType: 'application/vnd.oasis.opendocument.presentation', magic: ['odp'] },
  csv: { mediaType: 'text/csv', magic: [] },
  txt: { mediaType: 'text/plain', magic: [] },
};

export const ACCEPTED_EXTENSIONS = Object.keys(ACCEPTED);

/** Bytes `mediaTypeOf` needs to see. */
export const SNIFF_BYTES = 4100;

/**
 * The media type of an attachment when its content is what its name says, null otherwise. The browser's own
 * claim is never looked at.
 */
export async function mediaTypeOf(name: string, head: Uint8Array): Promise<string | null> {
  const accepted = ACCEPTED[name.toLowerCase().split('.').at(-1) ?? ''];
  if (!accepted) return null;
  const detected = await fileTypeFromBuffer(head);
  if (accepted.magic.length === 0) return !detected && isText(head) ? accepted.mediaType : null;
  return detected && accepted.magic.includes(detected.ext) ? accepted.mediaType : null;
}

function isText(head: Uint8Array): boolean {
  if (head.includes(0)) return false;
  try {
    // The cut at SNIFF_BYTES may split a character: streaming mode forgives the last one.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
