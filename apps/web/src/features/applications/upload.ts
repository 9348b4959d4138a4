import { sendFile, type Upload } from '~/shared/upload';
import type { AttachedFile } from './api';

/** Sends the file of one answer. */
export const uploadFile = (
  applicationId: string,
  place: { sectionKey: string; fieldKey: string },
  file: File,
  onProgress: (share: number) => void,
): Upload<AttachedFile> =>
  sendFile(`/api/v1/applications/${applicationId}/files?${new URLSearchParams(place)}`, file, onProgress);
