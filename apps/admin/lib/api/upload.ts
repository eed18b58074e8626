import { type StoredFileView, storedFileView } from '@callspool/contracts';
import { ApiError, problemOf } from './problem';
import { apiPath } from './request';

const BROKEN = {
  type: 'about:blank',
  title: 'No line',
  status: 0,
  detail: 'The upload broke off. Nothing was stored; try again.',
  code: 'service.unavailable',
  requestId: '',
};

/**
 * Sends a file to the service as it is and tells how much of it has gone. XMLHttpRequest, because fetch does not tell.
 * @throws ApiError with what the service said, or that the line broke
 */
export function uploadFile(
  file: File,
  options: { readonly onProgress?: (sent: number) => void; readonly signal?: AbortSignal } = {},
): Promise<StoredFileView> {
  const { onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', apiPath('/files', { name: file.name }));
    request.setRequestHeader('content-type', file.type === '' ? 'application/octet-stream' : file.type);
    request.upload.onprogress = (event) => onProgress?.(event.loaded);
    request.onload = () => {
      const { status, responseText } = request;
      if (status < 400) resolve(storedFileView.parse(JSON.parse(responseText)));
      else void problemOf(new Response(responseText, { status })).then(reject);
    };
    request.onerror = () => reject(new ApiError(BROKEN, null));
    request.onabort = () => reject(new DOMException('The upload was given up.', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
