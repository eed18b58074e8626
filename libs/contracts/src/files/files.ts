import { z } from 'zod';
import { id, instant } from '../common/fields.js';

/** The most bytes one upload may have: 1 GiB. */
export const MAX_FILE_BYTES = 1024 * 1024 * 1024;

/** Query of an upload; the body is the file itself, of any content type. */
export const uploadFileQuery = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(255)
    // A name is shown and sent back in a header; control characters have no place in either.
    .regex(/^\P{Cc}+$/u, 'The name holds control characters.'),
});
export type UploadFileQuery = z.infer<typeof uploadFileQuery>;

export const storedFileView = z
  .object({ id, name: z.string(), contentType: z.string(), size: z.number().int(), createdAt: instant })
  .meta({ id: 'StoredFile' });
export type StoredFileView = z.infer<typeof storedFileView>;

/** What a file of rows may be packed in; an Excel workbook is read as the text of its one sheet. */
export const PACKINGS = ['none', 'gzip', 'zip', 'xlsx'] as const;
export type Packing = (typeof PACKINGS)[number];
