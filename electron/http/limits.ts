/** What an answer of a server may cost, ms and bytes (decoded); whoever sends a request may set less. */
export const defaultTimeoutMs = 30_000;
export const authTimeoutMs = 20_000;
export const probeTimeoutMs = 8_000;

export const mostResourceBytes = 64 * 1024 * 1024;
/** Two tokens of the most that main accepts, with room for a `user` object around them. */
export const mostAuthBytes = 256 * 1024;
export const mostProbeBytes = 256 * 1024;

/** A longer token is a malformed answer: what must stay below 50 ms in main is sized by it. */
export const mostTokenCharacters = 32 * 1024;

/** Characters of a server's own words that are carried on. */
export const mostWords = 2_000;
