import { Problem, type ProblemBody } from '~/api/problem';

export interface Upload<T> {
  done: Promise<T>;
  cancel: () => void;
}

/** Sends one file and says how far it is: `fetch` cannot tell, hence the older way. */
export function sendFile<T>(path: string, file: File, onProgress: (share: number) => void): Upload<T> {
  const request = new XMLHttpRequest();
  const done = new Promise<T>((resolve, reject) => {
    request.open('POST', path);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      if (request.status < 300) resolve(request.response as T);
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
