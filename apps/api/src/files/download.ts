import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** An answer that a browser saves under the file's own name and never shows as a page. */
export function asDownload(body: Readable, file: { name: string; size?: number }): StreamableFile {
  const plain = file.name.replace(/[^\w. -]/g, '_');
  const encoded = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return new StreamableFile(body, {
    type: 'application/octet-stream',
    ...(file.size !== undefined && { length: file.size }),
    disposition: `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
  });
}
