/** A backup or a restore that cannot be: the message says why, and what to do. Nothing was changed. */
export class RefusedError extends Error {}
