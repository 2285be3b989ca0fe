import * as connection from '../../../kaleyra/api/connection';
import { errorSection, explainWhatsAppError, knownErrors, whatsAppErrors } from '../../../kaleyra/api/errorCodes';
import { sentFlags } from '../../../nodes/transport/errors';

/** A failure with what an item says of it. */
function connectionFailure(error: connection.CallError) {
	const { sent, ...failure } = connection.connectionFailure(error);
	return { ...failure, ...sentFlags(sent) };
}

/** Begins with a capital or with n8n, ends with a full stop, and says something in between. */
const SENTENCE = /^([A-Z]|n8n ).{15,}\.$/;

test.each([...whatsAppErrors])('error %d of WhatsApp is explained, with what to do', (code, { explanation, whatToDo }) => {
	expect(explanation).toMatch(SENTENCE);
	expect(whatToDo).toMatch(SENTENCE);
	expect(explainWhatsAppError(code)).toEqual({ explanation, whatToDo });
});

test('of an error that is not known, nothing is said', () => {
	expect([explainWhatsAppError(undefined), explainWhatsAppError(1.5), explainWhatsAppError(-1)]).toEqual(Array(3).fill(undefined));
});

test.each(knownErrors.map((entry) => [entry.code, entry] as const))('error %s of Kaleyra is explained, with what to do', (code, { message, fix }) => {
	expect(`${message}.`).toMatch(SENTENCE);
	expect(fix).toMatch(SENTENCE);
	expect(errorSection(code, 400)).toBe(code.toLowerCase());
});

test.each(connection.connectionFailures().map((failure) => [failure.code, failure] as const))('a call that ends with %s is explained, with what to do', (code, { message, fix }) => {
	expect(`${message}.`).toMatch(SENTENCE);
	expect(fix).toMatch(SENTENCE);
	expect(errorSection(code)).toBe('no-answer');
});

test('an answer without a known code is explained by its HTTP status, other codes nowhere', () => {
	expect(errorSection('HTTP 418', 418)).toBe('http-status');
	expect(['INVALID_MESSAGE', 'STOPPED', 'XECONNRESET', 'NO_ANSWER_AT_ALL', 'A_NO_ANSWER'].map((code) => errorSection(code))).toEqual(Array(5).fill(undefined));
});

describe('which calls are safe to repeat', () => {
	const never = ['EPROTO', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'CERT_UNTRUSTED', 'CRL_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERROR_IN_CERT_NOT_BEFORE_FIELD', 'ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH', 'INVALID_CA', 'INVALID_PURPOSE', 'PATH_LENGTH_EXCEEDED', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'];
	const again = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EMFILE'];
	const mayBeOnItsWay = ['ECONNABORTED', 'ETIMEDOUT', 'ECONNRESET', 'EPIPE', 'NO_ANSWER', 'XCERT_HAS_EXPIRED', 'INVALID_CALL', 'INVALID_PURPOSES'];

	it.each(never)('%s: nothing was sent, and repeating it would change nothing', (code) => {
		expect(connectionFailure({ code, text: '' })).toMatchObject({ code, retryable: false, mayHaveBeenSent: false });
	});
	it.each(again)('%s: nothing was sent, so it may be repeated', (code) => {
		expect(connectionFailure({ code, text: '' })).toMatchObject({ code, retryable: true, mayHaveBeenSent: false });
	});
	it.each(mayBeOnItsWay)('%s: the message may be on its way, so it may not', (code) => {
		expect(connectionFailure({ code, text: '' })).toMatchObject({ code, retryable: false, mayHaveBeenSent: true });
	});

	it.each(['bind', 'connect', 'getaddrinfo', 'socket'])('one that failed at %s may be, as far as it can come about', (syscall) => {
		const failed = (code: string) => connectionFailure({ code, text: '', syscall });
		expect(['ECONNRESET', 'EHOSTDOWN', 'ENETDOWN', 'ETIMEDOUT'].map((code) => failed(code).retryable)).toEqual(Array(4).fill(true));
		expect(failed('EINVAL')).toEqual({
			code: 'EINVAL',
			message: 'The connection to the Kaleyra API could not be made',
			fix: 'Check the region or the base URL in the credential, and the network of this n8n.',
			retryable: false,
			mayHaveBeenSent: false,
		});
	});

	it.each(['read', 'write'])('one that failed at %s may not: the connection stood', (syscall) => {
		expect(connectionFailure({ code: 'EHOSTUNREACH', text: '', syscall }).mayHaveBeenSent).toBe(true);
		expect(connectionFailure({ code: 'EPROTO', text: '', syscall }).mayHaveBeenSent).toBe(false);
	});

	it('one that never began sent nothing, unless it says that something broke off', () => {
		const begun = (code: string, text = '') => connectionFailure({ code, text, isBeforeRequest: true }).mayHaveBeenSent;
		expect([begun(''), begun('ERR_INVALID_URL'), begun('XEPIPE'), begun('', 'no socket hang up here')]).toEqual([false, false, false, false]);
		expect([begun('ECONNABORTED'), begun('ECONNRESET'), begun('EPIPE'), begun('ETIMEDOUT'), begun('', 'socket hang up')]).toEqual(Array(5).fill(true));
		expect(connectionFailure({ code: 'ERR_INVALID_URL', text: '', isBeforeRequest: true })).toMatchObject({
			code: 'NOT_BEGUN',
			fix: 'Check the credential for characters that belong in no address and no key. Node.js calls it ERR_INVALID_URL.',
		});
	});
});

test('a call that took too long is told apart from one that broke off', () => {
	const late = 'Kaleyra did not answer in time; the message may have been sent';
	const broken = 'The connection to Kaleyra broke off; the message may have been sent';
	const told = (code: string, text = '') => {
		const failure = connectionFailure({ code, text });
		return [failure.code, failure.message];
	};
	expect([told('ETIMEDOUT'), told('ECONNABORTED'), told('', 'Timeout of 60 s'), told('EPIPE', 'timeout exceeded')]).toEqual([
		['ETIMEDOUT', late],
		['ECONNABORTED', late],
		['ETIMEDOUT', late],
		['EPIPE', late],
	]);
	expect([told('ECONNRESET'), told('', 'socket hang up')]).toEqual([['ECONNRESET', broken], ['NO_ANSWER', broken]]);
});
