declare module '../jobs/job-payloads.js' {
  interface JobPayloads {
    /** Reads stored records without a result by a mapping, and settles their attempts. */
    'reconcile.apply_vendor_word': { readonly vendorWordId: string };
  }
}

export const APPLY_VENDOR_WORD = 'reconcile.apply_vendor_word';
