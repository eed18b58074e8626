export declare function missingPlatformPackages(lock: {
  readonly packages: Readonly<
    Record<
      string,
      { readonly optionalDependencies?: Readonly<Record<string, string>>; readonly dev?: boolean }
    >
  >;
}): Record<string, unknown>;
