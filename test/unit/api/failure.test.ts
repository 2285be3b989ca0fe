import { connectionFailure } from '../../../kaleyra/api/failure';

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
	expect(connectionFailure(code, '')).toMatchObject({ code, mayHaveBeenSent: false, retryable: false });
});

test.each(['EADDRNOTAVAIL', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'EMFILE', 'ENETUNREACH', 'ENOTFOUND'])(
	'%s comes before anything was sent, and may be tried again',
	(code) => {
		expect(connectionFailure(code, '')).toMatchObject({ code, mayHaveBeenSent: false, retryable: true });
	},
);

test.each([
	['ECONNRESET', ''],
	['ECONNABORTED', 'timeout of 1000ms exceeded'],
	['EPIPE', ''],
	['', 'socket hang up'],
])('after %s (%s) the message may have been sent', (code, text) => {
	expect(connectionFailure(code, text)).toMatchObject({ mayHaveBeenSent: true, retryable: false });
});
