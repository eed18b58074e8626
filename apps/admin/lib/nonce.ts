/** The header by which the layout learns the nonce of the page it renders; never sent to a browser. */
export const NONCE_HEADER = 'x-callspool-nonce';
