export interface PastedLine {
  /** As it stands in the field, from 1. */
  readonly line: number;
  readonly text: string;
}

/** What was pasted, a number a line or between commas and semicolons; empty ones left out. */
export function pastedNumbers(text: string): PastedLine[] {
  return text.split(/\r?\n/).flatMap((content, index) =>
    content
      .split(/[;,\t]/)
      .map((part) => part.trim().replace(/^["']|["']$/g, ''))
      .filter((part) => part !== '')
      .map((part) => ({ line: index + 1, text: part })),
  );
}

/** Which of the numbers an issue of the API is about; null: none of them. */
export function lineOfIssue(path: string, lines: readonly PastedLine[]): PastedLine | null {
  const index = /^entries\.(\d+)\./.exec(path)?.[1];
  return index === undefined ? null : (lines[Number(index)] ?? null);
}
