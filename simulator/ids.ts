import { randomBytes, randomUUID } from 'node:crypto';

/** Ids that look like the documents' and never repeat, also over restarts. Counting is cheaper than drawing each one. */
const run = randomBytes(5).toString('hex');
let count = 0;
const next = () => `${run}${(++count).toString(16).padStart(9, '0')}`;

/** Kaleyra's id of a v2 message: `A` and 19 characters. */
export const kaleyraId = (): string => `A${next()}`;

/** WhatsApp's id of a message. */
export const wamid = (): string => `wamid.HBgL${Buffer.from(`sim:${next()}`).toString('base64')}`;

export const traceId = (): string => `trace-${next()}`;

export const mediaId = (): string => `9${BigInt(`0x${next()}`).toString().slice(-15).padStart(15, '0')}`;

export const uuid = randomUUID;
