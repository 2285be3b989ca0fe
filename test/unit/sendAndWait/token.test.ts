import fc from 'fast-check';
import { answerKeyOf, answerUrl, maskResumeToken } from '../../../nodes/sendAndWait/signing';
import { limits } from '../../../kaleyra/message/limits';
import {
	longestOverhead,
	packWaitToken,
	unpackWaitToken,
	waitTokenOverhead,
	withoutWaitTokens,
	type WaitToken,
} from '../../../nodes/sendAndWait/token';

const key = answerKeyOf({ apiKey: 'fake-api-key' });

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);

const name = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((text) => text !== '.' && text !== '..');

const tokens: fc.Arbitrary<WaitToken> = fc.record(
	{
		executionId: fc.oneof(fc.integer({ min: 1, max: 2_000_000_000 }).map(String), name),
		nodeId: fc.oneof(fc.uuid(), name),
		round: fc.integer({ min: 1, max: 10_000 }),
		signature: hash,
		maskedResumeToken: hash,
		ownId: fc.string({ maxLength: 60, unit: 'grapheme' }),
	},
	{ requiredKeys: ['executionId', 'nodeId', 'round', 'signature', 'ownId'] },
);

const usual: WaitToken = {
	executionId: '2147483647',
	nodeId: '0b7c2a3e-9f14-4f9e-8a54-0d3a5c6e7f81',
	round: 1,
	signature: 'ab'.repeat(32),
	ownId: 'slot_10',
};
const behindPath: WaitToken = { ...usual, maskedResumeToken: 'cd'.repeat(32) };

describe('packWaitToken', () => {
	test('is undone by unpackWaitToken, whatever the ids look like', () => {
		fc.assert(fc.property(tokens, (token) => expect(unpackWaitToken(packWaitToken(token))).toEqual(token)));
	});

	test('takes as many characters as waitTokenOverhead says, and the own id', () => {
		fc.assert(
			fc.property(tokens, (token) => {
				expect([...packWaitToken(token)].length).toBe(waitTokenOverhead(token) + [...token.ownId].length);
			}),
		);
	});

	test.each([
		['rows', limits.list.rowId.max, usual, 120],
		['buttons', limits.buttons.id.max, usual, 176],
		['flow tokens', limits.flow.token.max, usual, 120],
		['rows, with n8n under a path', limits.list.rowId.max, behindPath, 76],
		['buttons, with n8n under a path', limits.buttons.id.max, behindPath, 132],
	])('leaves room for own ids of %s up to the two thousand millionth execution', (_, limit, token, room) => {
		expect(limit - waitTokenOverhead(token)).toBe(room);
	});

	test('is as long at most as the texts below the fields and the documentation count with', () => {
		expect(longestOverhead).toEqual({ atRoot: waitTokenOverhead(usual), underPath: waitTokenOverhead(behindPath) });
	});

	test('writes only characters that need no escaping in JSON, forms and URLs, but for the colon', () => {
		fc.assert(fc.property(tokens, (token) => expect(packWaitToken({ ...token, ownId: '' })).toMatch(/^[\w.~-]+:$/)));
	});
});

describe('unpackWaitToken', () => {
	test.each([
		['an id of the user', 'slot_10'],
		['an empty text', ''],
		['an id with a colon', 'kw1: yes'],
		['a token of another version', packWaitToken(usual).replace('kw1', 'kw2')],
		['a token without its end', packWaitToken(usual).split(':')[0] ?? ''],
		['a token with a part too many', packWaitToken(behindPath).replace(':', '.x:')],
		['a signature that is too short', packWaitToken({ ...usual, signature: 'ab'.repeat(31) })],
		['a token with something before it', ` ${packWaitToken(usual)}`],
	])('takes %s for no token', (_, text) => {
		expect(unpackWaitToken(text)).toBeUndefined();
	});

	test('never reads the same token from two texts, so that every altered character shows', () => {
		fc.assert(
			fc.property(tokens, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (token, at, character) => {
				const text = packWaitToken(token);
				const index = at % text.length;
				const altered = text.slice(0, index) + character + text.slice(index + 1);
				fc.pre(altered !== text);
				expect(unpackWaitToken(altered)).not.toEqual(token);
			}),
		);
	});

	test.each(['.', '..'])('takes a token with the node %j for none: it would lead out of the waiting address', (nodeId) => {
		expect(unpackWaitToken(packWaitToken({ ...usual, nodeId }))).toBeUndefined();
	});

	test('never throws', () => {
		const parts = fc.array(fc.string({ unit: 'binary', maxLength: 50 }), { minLength: 4, maxLength: 5 });
		fc.assert(fc.property(parts, (texts) => void unpackWaitToken(`kw1.${texts.join('.')}:own`)));
	});
});

describe('answerUrl', () => {
	const base = 'https://n8n.example/some/path/waiting';
	const own = { ...usual, ownId: 'a b&c=d+ü🎉' };

	test('carries own id and round beside n8n’s signature of them', () => {
		const url = new URL(answerUrl(base, own, key));
		expect(url.pathname).toBe(`/some/path/waiting/2147483647/${usual.nodeId}`);
		expect([...url.searchParams]).toEqual([['id', 'a b&c=d+ü🎉'], ['round', '1'], ['signature', usual.signature]]);
	});

	test('opens the way by the resume token where the token holds one, unmasked with the credential’s key', () => {
		const resumeToken = 'cd'.repeat(32);
		const masked = { ...own, maskedResumeToken: maskResumeToken(key, own, resumeToken) };
		const url = new URL(answerUrl(base, masked, key));
		expect(url.pathname).toBe('/some/path/waiting/2147483647');
		expect(Object.fromEntries(url.searchParams)).toMatchObject({
			questionSignature: usual.signature,
			signature: `${resumeToken}/${usual.nodeId}`,
		});
		expect(answerUrl(base, masked, answerKeyOf({ apiKey: 'fake-other' }))).not.toContain(resumeToken);
	});

	test('stays inside the waiting address, whatever a forged token names', () => {
		fc.assert(
			fc.property(tokens, (token) => {
				const read = unpackWaitToken(packWaitToken(token));
				if (read) expect(answerUrl(base, read, key).startsWith(`${base}/`)).toBe(true);
			}),
		);
	});
});

describe('withoutWaitTokens', () => {
	test('leaves the own ids where tokens stood, in JSON inside JSON as well', () => {
		const raw = JSON.stringify({ response_json: JSON.stringify({ flow_token: packWaitToken(behindPath), name: 'Ada' }) });
		expect(withoutWaitTokens(raw)).toBe(JSON.stringify({ response_json: '{"flow_token":"slot_10","name":"Ada"}' }));
	});

	test('leaves every other text alone', () => {
		expect(withoutWaitTokens('kw1 is no token: neither is kw1.a.b:')).toBe('kw1 is no token: neither is kw1.a.b:');
	});
});
