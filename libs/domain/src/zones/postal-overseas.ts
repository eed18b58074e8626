/**
 * Codes of a country's own mail that lie overseas, on another clock: a mainland number says nothing of them, and calling by
 * the mainland's hours would ring there at night. By their first digits, as the mail numbers them: in France 97 and 98 with a
 * digit for the area, in the Kingdom of Denmark 39 for Greenland and three digits for the Faroe Islands.
 */
const OVERSEAS: Readonly<Record<string, readonly (readonly [codes: RegExp, zones: readonly string[]])[]>> = {
  FR: [
    [/^97[178]/, ['America/Guadeloupe']],
    [/^972/, ['America/Martinique']],
    [/^973/, ['America/Cayenne']],
    [/^974/, ['Indian/Reunion']],
    [/^975/, ['America/Miquelon']],
    [/^976/, ['Indian/Mayotte']],
    [/^984/, ['Indian/Kerguelen']],
    [/^986/, ['Pacific/Wallis']],
    // Three zones, and the code does not tell which.
    [/^987/, ['Pacific/Gambier', 'Pacific/Marquesas', 'Pacific/Tahiti']],
    [/^988/, ['Pacific/Noumea']],
  ],
  DK: [
    [/^39\d\d$/, ['America/Danmarkshavn', 'America/Nuuk', 'America/Scoresbysund', 'America/Thule']],
    [/^(?:FO[ -]?)?\d{3}$/, ['Atlantic/Faroe']],
  ],
};

/** The zones of a postal code that lies overseas; null when it does not. */
export const overseasZones = (code: string, country: string): readonly string[] | null =>
  OVERSEAS[country]?.find(([codes]) => codes.test(code))?.[1] ?? null;
