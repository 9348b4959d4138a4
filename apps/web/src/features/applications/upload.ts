import { Problem, type ProblemBody } from '~/api/problem';
import type { AttachedFile } from './api';

export interface Upload {
  done: Promise<AttachedFile>;
  cancel: () => void;
}

/** Sends one file and says how far it is: `fetch` cannot tell, hence the older way. */
export function uploadFile(
  applicationId: string,
  place: { sectionKey: string; fieldKey: string },
  file: File,
  onProgress: (share: number) => void,
): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<AttachedFile>((resolve, reject) => {
    request.open('POST', `/api/v1/applications/${applicationId}/files?${new URLSearchParams(place)}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      if (request.status < 300) resolve(request.response as AttachedFile);
      else reject(new Problem({ ...(request.response as ProblemBody | null), status: request.status }));
    };
    request.onerror = () => reject(new Problem({ status: 0 }));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    const body = new FormData();
    body.append('file', file, file.name);
    request.send(body);
  });
  return { done, cancel: () => request.abort() };
}
