import { connectionFailure } from '../../../kaleyra/api/connection';

test.each([
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'CERT_UNTRUSTED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'EPROTO',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])('%s comes before anything was sent, and would come again', (code) => {
	expect(connectionFailure({ code, text: '' })).toMatchObject({ code, sent: 'refused' });
});

test.each(['EADDRNOTAVAIL', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'EMFILE', 'ENETUNREACH', 'ENOTFOUND'])(
	'%s comes before anything was sent, and may be tried again',
	(code) => {
		expect(connectionFailure({ code, text: '' })).toMatchObject({ code, sent: 'no' });
	},
);

test.each([
	['ECONNRESET', ''],
	['ECONNABORTED', 'timeout of 1000ms exceeded'],
	['EPIPE', ''],
	['', 'socket hang up'],
])('after %s (%s) the message may have been sent', (code, text) => {
	expect(connectionFailure({ code, text })).toMatchObject({ sent: 'unknown' });
});

test.each(['CERT_REVOKED', 'CERT_CHAIN_TOO_LONG', 'CERT_SIGNATURE_FAILURE', 'INVALID_CA', 'HOSTNAME_MISMATCH'])(
	'%s is a matter of the certificate, which is looked at before anything is sent',
	(code) => {
		expect(connectionFailure({ code, text: '' })).toMatchObject({ sent: 'refused' });
	},
);

test.each([
	['EINVAL', 'connect', false],
	['EACCES', 'connect', false],
	['ETIMEDOUT', 'connect', true],
	['ENODATA', 'getaddrinfo', false],
])('nothing was sent after %s at %s', (code, syscall, retryable) => {
	expect(connectionFailure({ code, text: '', syscall })).toMatchObject({ code, sent: retryable ? 'no' : 'refused' });
});

test.each([
	['EHOSTUNREACH', 'read'],
	['ENETUNREACH', 'write'],
	['ETIMEDOUT', 'read'],
])('%s at %s breaks off a connection that stood, so the message may have been sent', (code, syscall) => {
	expect(connectionFailure({ code, text: '', syscall })).toMatchObject({ sent: 'unknown' });
});

test.each(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ETIMEDOUT'])('%s leaves it open even where nothing is known of a request', (code) => {
	expect(connectionFailure({ code, text: '', isBeforeRequest: true }).sent).toBe('unknown');
});
