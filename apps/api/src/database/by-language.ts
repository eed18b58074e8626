/**
 * Appended to a text in SQL that people read or type: upper and lower case and order as languages have them, whatever the
 * database was made with. In the C locale, which is the embedded server's, "É" has no lower case and comes after "z".
 */
export const BY_LANGUAGE = 'collate "und-x-icu"';
