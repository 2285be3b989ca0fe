import type { Failure } from './api/request';

/** What something came to: a value, or why there is none. `F` where that is told in another form than a failure of the API. */
export type Result<T, F = Failure> = { ok: true; value: T } | { ok: false; failure: F };

export const ok = <T>(value: T) => ({ ok: true, value }) as const;

export const failed = <F>(failure: F) => ({ ok: false, failure }) as const;
