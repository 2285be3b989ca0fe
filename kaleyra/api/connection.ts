import { withoutMessage } from './answer';
import type { Failure } from './request';

/** What is told of a call that sent nothing: whether the same call may be made again, or would be refused again. */
interface Unsent extends Pick<Failure, 'message' | 'fix'> {
	sent: 'no' | 'refused';
}

/** Codes of a connection that never carried the request. */
const NOT_CONNECTED: Record<string, Unsent> = {
	ECONNREFUSED: {
		message: 'The host of the Kaleyra API refused the connection',
		fix: 'Check the region or the base URL in the credential; if they are right, the host is down: send again later.',
		sent: 'no',
	},
	ENOTFOUND: {
		message: 'The host of the Kaleyra API was not found',
		fix: 'Check the region or the base URL in the credential.',
		sent: 'no',
	},
	EAI_AGAIN: {
		message: 'The host of the Kaleyra API could not be looked up just now',
		fix: 'Check the network of this n8n, then send again.',
		sent: 'no',
	},
	EHOSTUNREACH: {
		message: 'The host of the Kaleyra API cannot be reached from here',
		fix: 'Check the network of this n8n, then send again.',
		sent: 'no',
	},
	ENETUNREACH: {
		message: 'The network of this n8n does not reach the Kaleyra API',
		fix: 'Check the network of this n8n, then send again.',
		sent: 'no',
	},
	EADDRNOTAVAIL: outOfConnections(),
	EMFILE: outOfConnections(),
	EPROTO: {
		message: 'The host does not speak TLS as an https:// address promises',
		fix: 'Check the base URL in the credential: scheme, host and port.',
		sent: 'refused',
	},
};

/** What Node says of a certificate that it does not trust; it looks before it writes anything. */
const CERTIFICATE = /^(CERT_|CRL_|DEPTH_ZERO_|ERROR_IN_C|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_|SELF_SIGNED_|UNABLE_TO_)/;

/** The steps of a connection before anything can be written to it. */
const CONNECTING = ['bind', 'connect', 'getaddrinfo', 'socket'];

/** What can happen to a connection that stood. */
const BROKEN_OFF = /^(ECONNABORTED|ECONNRESET|EPIPE|ETIMEDOUT|socket hang up)$/;

/** Ours, where neither Node nor n8n gives a code. */
const BLOCKED = 'BLOCKED_BY_N8N';
const NOT_BEGUN = 'NOT_BEGUN';
const NO_TLS = 'NO_TLS';

function outOfConnections(): Unsent {
	return {
		message: 'This n8n could not open one more connection',
		fix: 'Lower Messages at Once in Options, or raise the limits of the system that n8n runs on.',
		sent: 'no',
	};
}

function certificate(): Unsent {
	return {
		message: 'The certificate of the host is not trusted',
		fix: 'Check the region or the base URL in the credential.',
		sent: 'refused',
	};
}

/** What is known of a call that brought no answer. */
export interface CallError {
	code: string;
	text: string;
	/** The name of the error, for example `SsrfBlockedIpError`. */
	name?: string;
	/** The system call that failed, for example `connect`. */
	syscall?: string;
	/** Whether the error came before there was a request that could have written anything. */
	isBeforeRequest?: boolean;
}

/**
 * Turns a call that brought no answer into a failure. Only a connection that never came about is safe to
 * repeat; after a time-out or a reset the message may be on its way.
 * @param whatFailed as for `failureOf`.
 */
export function connectionFailure(error: CallError, whatFailed?: string): Failure {
	const failure = whyNothingWasSent(error) ?? brokenOff(error);
	return whatFailed === undefined ? failure : withoutMessage(failure, whatFailed);
}

function brokenOff({ code, text }: CallError): Failure {
	const timedOut = code === 'ETIMEDOUT' || code === 'ECONNABORTED' || /timeout/i.test(text);
	return {
		code: code || (timedOut ? 'ETIMEDOUT' : 'NO_ANSWER'),
		message: timedOut
			? 'Kaleyra did not answer in time; the message may have been sent'
			: 'The connection to Kaleyra broke off; the message may have been sent',
		fix: 'Check the phone or Kaleyra’s report before you send it again.',
		sent: 'unknown',
	};
}

/** Each way in which a call brings no answer, once; after the last ones the message may be on its way. */
export const connectionFailures = (): Failure[] =>
	[
		...[...Object.keys(NOT_CONNECTED), 'CERT_HAS_EXPIRED'].map((code) => ({ code, text: '' })),
		{ code: '', text: '', name: 'SsrfBlockedIpError' },
		{ code: '', text: 'before secure TLS connection was established' },
		{ code: '', text: '', isBeforeRequest: true },
		...['ECONNABORTED', 'ETIMEDOUT', 'ECONNRESET', ''].map((code) => ({ code, text: '' })),
	].map((error) => connectionFailure(error));

/** What kept a call from sending anything; undefined where something may have left. */
function whyNothingWasSent(error: CallError): Failure | undefined {
	const { code, text, name = '', syscall = '', isBeforeRequest } = error;
	if (name.startsWith('SsrfBlocked')) return { code: BLOCKED, ...blocked() };
	if (/before secure TLS connection was established/.test(text)) return { code: NO_TLS, ...noTls() };
	if (CERTIFICATE.test(code)) return { code, ...certificate() };
	const known = NOT_CONNECTED[code];
	// A connection that stood can become unreachable, too: then it fails at reading or writing.
	if (known && (code === 'EPROTO' || !['read', 'write'].includes(syscall))) return { code, ...known };
	if (CONNECTING.includes(syscall)) return { code, ...notConnected(code) };
	return isBeforeRequest && !BROKEN_OFF.test(code || text) ? { code: NOT_BEGUN, ...notBegun(code) } : undefined;
}

const blocked = (): Unsent => ({
	message: 'This n8n does not allow calls to the host of the Kaleyra API',
	fix: 'Check the base URL in the credential. If it is right, whoever runs this n8n can allow the host with N8N_SSRF_ALLOWED_HOSTNAMES or N8N_SSRF_ALLOWED_IP_RANGES.',
	sent: 'refused',
});

const noTls = (): Unsent => ({
	message: 'The host of the Kaleyra API hung up before the secure connection stood',
	fix: 'Check the region or the base URL in the credential, and proxies or firewalls in between; if they are right, send again later.',
	sent: 'no',
});

const notConnected = (code: string): Unsent => ({
	message: 'The connection to the Kaleyra API could not be made',
	fix: 'Check the region or the base URL in the credential, and the network of this n8n.',
	// Anything else, such as EINVAL or EACCES, says that it cannot be made at all.
	sent: ['ECONNRESET', 'EHOSTDOWN', 'ENETDOWN', 'ETIMEDOUT'].includes(code) ? 'no' : 'refused',
});

const notBegun = (code: string): Unsent => ({
	message: 'n8n could not begin the call of the Kaleyra API',
	fix: `Check the credential for characters that belong in no address and no key.${code === '' ? '' : ` Node.js calls it ${code}.`}`,
	sent: 'refused',
});
