/** Header in which the front door tells the caller's address; what a caller sends under this name is overwritten. */
export const PEER_HEADER = 'x-meridian-peer'
