interface Lock {
  readonly packages?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
export declare function isInstalledAsLocked(locked: Lock, installed: Lock | null): boolean;
export declare function topFolders(locked: Lock): string[];
