const MEBIBYTE = 1024 * 1024;

/** A workbook is read whole, so it may be much smaller than a text file. */
export const MAX_WORKBOOK_BYTES = 20 * MEBIBYTE;
/** The files in it together, unpacked. */
export const MAX_WORKBOOK_UNPACKED_BYTES = 256 * MEBIBYTE;
/** Of the process that reads it. */
export const WORKBOOK_HEAP_MEBIBYTES = 768;
/** After this long it is given up. */
export const WORKBOOK_TIMEOUT_MS = 120_000;
