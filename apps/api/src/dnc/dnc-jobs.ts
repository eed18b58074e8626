declare module '../jobs/job-payloads.js' {
  interface JobPayloads {
    /**
     * Takes back what waits in vendors' spools for numbers that must not be called any more. Null: not
     * narrowed by this. Prefixes are digits without "+", numbers are E.164 with it.
     */
    'dispatch.recall_numbers': {
      readonly numbers: readonly string[] | null;
      readonly prefixes: readonly string[] | null;
      readonly campaignIds: readonly string[] | null;
    };
    /** Tells dialers that keep a list of their own what they have not been told yet. */
    'dispatch.blacklist': Record<string, never>;
    /** Reads a file of do-not-call numbers. */
    'dnc.import': { readonly importId: string };
  }
}

export const RECALL_NUMBERS = 'dispatch.recall_numbers';
export const BLACKLIST = 'dispatch.blacklist';
export const DNC_IMPORT = 'dnc.import';
