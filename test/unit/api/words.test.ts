import { errorSection, knownErrors } from '../../../kaleyra/api/errorCatalogue';
import { connectionCodes, connectionFailure } from '../../../kaleyra/api/failure';
import { explainWhatsAppError, whatsAppErrors } from '../../../kaleyra/api/whatsappErrors';

/** Begins with a capital, ends with a full stop, and says something in between. */
const SENTENCE = /^[A-Z].{15,}\.$/;

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

test.each(connectionCodes)('a call that ends with %s is explained, with what to do', (code) => {
	const failure = connectionFailure(code, '');
	expect(failure.code).toBe(code);
	expect(`${failure.message}.`).toMatch(SENTENCE);
	expect(failure.fix).toMatch(SENTENCE);
	expect(errorSection(code)).toBe('no-answer');
});

test('an answer without a known code is explained by its HTTP status, other codes nowhere', () => {
	expect(errorSection('HTTP 418', 418)).toBe('http-status');
	expect(['INVALID_MESSAGE', 'STOPPED', 'XECONNRESET', 'NO_ANSWER_AT_ALL', 'A_NO_ANSWER'].map((code) => errorSection(code))).toEqual(Array(5).fill(undefined));
});

describe('which calls are safe to repeat', () => {
	const never = ['EPROTO', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'CERT_UNTRUSTED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'];
	const again = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EMFILE'];
	const mayBeOnItsWay = ['ECONNABORTED', 'ETIMEDOUT', 'ECONNRESET', 'NO_ANSWER'];

	it('is said of every code', () => {
		expect([...never, ...again, ...mayBeOnItsWay].sort()).toEqual([...connectionCodes].sort());
	});
	it.each(never)('%s: nothing was sent, and repeating it would change nothing', (code) => {
		expect(connectionFailure(code, '')).toMatchObject({ retryable: false, mayHaveBeenSent: false });
	});
	it.each(again)('%s: nothing was sent, so it may be repeated', (code) => {
		expect(connectionFailure(code, '')).toMatchObject({ retryable: true, mayHaveBeenSent: false });
	});
	it.each(mayBeOnItsWay)('%s: the message may be on its way, so it may not', (code) => {
		expect(connectionFailure(code, '')).toMatchObject({ retryable: false, mayHaveBeenSent: true });
	});
});

test('a call that took too long is told apart from one that broke off', () => {
	const late = 'Kaleyra did not answer in time; the message may have been sent';
	const broken = 'The connection to Kaleyra broke off; the message may have been sent';
	const told = (code: string, text = '') => {
		const failure = connectionFailure(code, text);
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
