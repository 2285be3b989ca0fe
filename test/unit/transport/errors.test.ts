import { sentFlags } from '../../../nodes/transport/errors';

test.each([
	['no', { retryable: true, mayHaveBeenSent: false }],
	['refused', { retryable: false, mayHaveBeenSent: false }],
	['unknown', { retryable: false, mayHaveBeenSent: true }],
] as const)('what is known of the sending, "%s", is told in two flags', (sent, flags) => {
	expect(sentFlags(sent)).toEqual(flags);
});
