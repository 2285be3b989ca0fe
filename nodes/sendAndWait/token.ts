import type { Limit } from '../../kaleyra/message/limits';

/**
 * What a question carries in the id of each button and row, or in its flow token, so that the answer
 * finds the execution that waits for it:
 * `kw1.<execution>.<round>.<node>.<signature>[.<masked resume token>]:<own id>`.
 * Nothing but this text connects the two; no state of ours exists. It only packs: n8n decides, by its
 * signature, whether a token is genuine.
 */
export interface WaitToken {
	/** n8n's number of the waiting execution. */
	executionId: string;
	/** n8n's id of the waiting node. */
	nodeId: string;
	/** Which question of that node in that execution: 1 for the first. A node in a loop asks several. */
	round: number;
	/** n8n's signature over execution, node, round and own id: 64 hexadecimal digits. */
	signature: string;
	/**
	 * n8n's resume token of the execution, 64 hexadecimal digits; only where n8n is reached under a path.
	 * It opens every waiting point of the execution, so it is masked with a key of the credential.
	 */
	maskedResumeToken?: string;
	/** The id the user gave the button or row, or the user's flow token; may be empty. */
	ownId: string;
}

/** A stranger's text may be megabytes of dots. */
const MOST_PARTS = 6;
const MARK = 'kw1';
const PATTERN = /kw1(?:\.[\w~-]+){4,5}:/g;

/** Writes a token. Its length in characters is `waitTokenOverhead` and that of the own id. */
export function packWaitToken({ executionId, round, nodeId, signature, maskedResumeToken, ownId }: WaitToken): string {
	const parts = [MARK, packNumber(executionId), round.toString(36), packUuid(nodeId), packHex(signature)];
	if (maskedResumeToken !== undefined) parts.push(packHex(maskedResumeToken));
	return `${parts.join('.')}:${ownId}`;
}

/** How many characters of an id the token takes away from the user's own id. */
export function waitTokenOverhead(token: Omit<WaitToken, 'ownId'>): number {
	return packWaitToken({ ...token, ownId: '' }).length;
}

/** The most that can be, up to the two thousand millionth execution: at the root of n8n's host, and under a path. */
export const longestOverhead = { atRoot: 80, underPath: 124 };

/** What is left of a limit beside a token, in words. */
export const roomBesideToken = ({ max }: Limit): string =>
	`up to ${max - longestOverhead.atRoot} characters (${max - longestOverhead.underPath} with n8n under a path)`;

/** Reads a token; nothing when the text is none. Exactly one text stands for each token. */
export function unpackWaitToken(text: string): WaitToken | undefined {
	const end = text.indexOf(':');
	const [mark, executionId, round, nodeId, signature, maskedResumeToken, ...more] = text.slice(0, Math.max(end, 0)).split('.', MOST_PARTS + 1);
	if (mark !== MARK || !executionId || !round || !nodeId || !signature || more.length > 0) return undefined;
	const token: WaitToken = {
		executionId: unpackNumber(executionId),
		round: Number.parseInt(round, 36),
		nodeId: unpackUuid(nodeId),
		signature: unpackHex(signature),
		...(maskedResumeToken === undefined ? {} : { maskedResumeToken: unpackHex(maskedResumeToken) }),
		ownId: text.slice(end + 1),
	};
	// Base64 and base 36 can write one value in several ways; only ours counts.
	if (packWaitToken(token) !== text) return undefined;
	if (!isHash(token.signature) || !isHash(token.maskedResumeToken ?? token.signature)) return undefined;
	return isPathSegment(token.executionId) && isPathSegment(token.nodeId) ? token : undefined;
}

/** A text in which every token is replaced by the user's own id. */
export const withoutWaitTokens = (text: string): string => text.replace(PATTERN, '');

/** A dot segment would lead out of the address that it becomes part of. */
const isPathSegment = (name: string) => !/^\.{0,2}$/.test(name);

const isHash = (hex: string) => /^[0-9a-f]{64}$/.test(hex);

const packHex = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');
const unpackHex = (packed: string) => Buffer.from(packed, 'base64url').toString('hex');

/** Any other text is kept, marked with `~`: n8n numbers executions and makes uuids, but promises neither. */
const packText = (text: string) => `~${Buffer.from(text, 'utf8').toString('base64url')}`;
const unpackText = (packed: string) => Buffer.from(packed.slice(1), 'base64url').toString('utf8');

function packNumber(text: string): string {
	return /^[1-9]\d{0,14}$/.test(text) ? Number(text).toString(36) : packText(text);
}

const unpackNumber = (packed: string) =>
	packed.startsWith('~') ? unpackText(packed) : String(Number.parseInt(packed, 36));

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const packUuid = (text: string) => (UUID.test(text) ? packHex(text.replaceAll('-', '')) : packText(text));

const unpackUuid = (packed: string) =>
	packed.startsWith('~')
		? unpackText(packed)
		: unpackHex(packed).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
