import fc from 'fast-check';
import { inspect } from 'node:util';
import { answerKeyOf, maskResumeToken, signAnswer } from '../../../nodes/sendAndWait/signing';

const v2 = { apiVersion: 'v2', apiKey: 'fake-api-key', accessToken: '', webhookSecret: 'fake-webhook-secret' };
const v3 = { apiVersion: 'v3', apiKey: '', accessToken: 'fake-access-token', webhookSecret: 'fake-webhook-secret' };
const signature = 'ab'.repeat(32);
const resumeToken = 'cd'.repeat(32);
const token = { executionId: '1', nodeId: 'node', round: 1, signature, ownId: 'approve' };
const signed = (credential: object) => signAnswer(answerKeyOf({ ...credential }), signature, '{}');

describe('the key of a credential', () => {
	test.each([
		['API key', v2, { apiKey: 'fake-other' }],
		['webhook secret', v2, { webhookSecret: 'fake-other' }],
		['access token', v3, { accessToken: 'fake-other' }],
	])('is another one with another %s', (_, credential, change) => {
		expect(signed({ ...credential, ...change })).not.toBe(signed(credential));
	});

	test('is the same for two credentials with the same key and secret, whatever else they hold', () => {
		expect(signed({ ...v2, apiVersion: 'v1', sid: 'A', wabaId: '1', accessToken: 'left over' })).toBe(signed(v2));
	});

	test('shows nothing of itself when it is printed', () => {
		const secret = answerKeyOf(v2).export().toString('hex');
		expect(JSON.stringify({ key: answerKeyOf(v2) }) + inspect(answerKeyOf(v2))).not.toContain(secret);
	});
});

test.each([
	['another question', { signature: 'ba'.repeat(32), event: '{}' }],
	['another event', { signature, event: '{ }' }],
])('the signature of an answer does not fit %s', (_, other) => {
	const key = answerKeyOf(v2);
	expect(signAnswer(key, other.signature, other.event)).not.toBe(signAnswer(key, signature, '{}'));
});

describe('the mask over a resume token', () => {
	const key = answerKeyOf(v2);
	const masked = maskResumeToken(key, token, resumeToken);

	test('comes off with the same key, for any token', () => {
		const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
		fc.assert(
			fc.property(hex, hex, fc.string(), (open, own, ownId) => {
				const some = { ...token, signature: own, ownId };
				expect(maskResumeToken(key, some, maskResumeToken(key, some, open))).toBe(open);
			}),
		);
	});

	test.each([
		['execution', { executionId: '2' }],
		['node, which would open another waiting point', { nodeId: 'other' }],
		['round', { round: 2 }],
		['signature', { signature: 'ba'.repeat(32) }],
		['own id', { ownId: 'decline' }],
	])('leaves noise when the token names another %s', (_, change) => {
		expect(maskResumeToken(key, { ...token, ...change }, masked)).not.toContain(resumeToken.slice(0, 16));
	});
});
