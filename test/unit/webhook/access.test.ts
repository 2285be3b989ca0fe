import { createHmac } from 'node:crypto';
import { challengeOf, refusalOf, type AccessRules } from '../../../kaleyra/webhook/access';
import type { Call } from '../../../kaleyra/webhook/call';

const secret = 'sesame öffne dich';
const nothing: AccessRules = { webhookSecret: '', metaAppSecret: '', allowedAddresses: [] };

const call = (more: Partial<Call> = {}): Call => ({
	method: 'POST',
	headers: {},
	query: {},
	body: {},
	rawBody: Buffer.from('{"a":1}'),
	address: '203.0.113.7',
	...more,
});

const statusOf = (one: Call, demands: Partial<AccessRules>) => refusalOf(one, { ...nothing, ...demands })?.statusCode;
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

it('without demands everyone comes in', () => {
	expect(refusalOf(call(), nothing)).toBeUndefined();
});

describe('the webhook secret', () => {
	it.each<[string, Partial<Call>]>([
		['X-Webhook-Secret', { headers: { 'x-webhook-secret': secret } }],
		['a bearer token', { headers: { authorization: `Bearer ${secret}` } }],
		['the password of basic authentication', { headers: { authorization: basic(`kaleyra:${secret}`) } }],
		['a basic password without a user', { headers: { authorization: basic(`:${secret}`) } }],
		['?token=', { query: { token: secret } }],
		["Meta's verify token", { method: 'GET', query: { 'hub.verify_token': secret } }],
	])('comes in by %s', (_name, more) => {
		expect(statusOf(call(more), { webhookSecret: secret })).toBeUndefined();
	});

	it.each<[string, Partial<Call>]>([
		['nothing', {}],
		['another secret', { headers: { 'x-webhook-secret': 'other' } }],
		['a part of it', { headers: { 'x-webhook-secret': secret.slice(0, -1) } }],
		['more than it', { headers: { 'x-webhook-secret': `${secret}x` } }],
		['another case', { headers: { 'x-webhook-secret': secret.toUpperCase() } }],
		['an empty text', { headers: { 'x-webhook-secret': '' }, query: { token: '' } }],
		['the secret as the user', { headers: { authorization: basic(`${secret}:x`) } }],
		['basic without a colon', { headers: { authorization: basic(secret) } }],
		['basic that is no base64', { headers: { authorization: 'Basic ###' } }],
		['a list', { query: { token: [secret] } }],
		['an object', { query: { token: { toString: () => secret } } }],
		['the secret in the body', { body: { token: secret } }],
	])('is not shown by %s', (_name, more) => {
		expect(statusOf(call(more), { webhookSecret: secret })).toBe(401);
	});

	it('may contain colons', () => {
		expect(statusOf(call({ headers: { authorization: basic('u:a:b') } }), { webhookSecret: 'a:b' })).toBeUndefined();
	});

	it('does not stand in the reason', () => {
		expect(JSON.stringify(refusalOf(call(), { ...nothing, webhookSecret: secret }))).not.toContain('sesame');
	});
});

describe("Meta's signature", () => {
	const appSecret = 'app secret';
	const sign = (body: string) => `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
	const signed = (signature: string, more: Partial<Call> = {}) => call({ headers: { 'x-hub-signature-256': signature }, ...more });

	it('over the very body comes in', () => {
		expect(statusOf(signed(sign('{"a":1}')), { metaAppSecret: appSecret })).toBeUndefined();
	});

	it.each([
		['none', call()],
		['over another body', signed(sign('{"a":2}'))],
		['over the same JSON with a space', signed(sign('{"a": 1}'))],
		['without its prefix', signed(sign('{"a":1}').slice(7))],
		['on a call without a body', signed(sign('{"a":1}'), { rawBody: undefined })],
		['none on a GET', call({ method: 'GET', query: { id: '1', status: 'sent' } })],
	])('%s is refused', (_name, one) => {
		expect(statusOf(one, { metaAppSecret: appSecret })).toBe(401);
	});

	it('is not demanded of the challenge, which cannot carry one', () => {
		const challenge = call({ method: 'GET', query: { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444' } });
		expect(statusOf(challenge, { metaAppSecret: appSecret })).toBeUndefined();
		expect(statusOf(challenge, { metaAppSecret: appSecret, webhookSecret: secret })).toBe(401);
	});
});

describe('the allowed addresses', () => {
	it.each([
		['203.0.113.7', ['203.0.113.7']],
		['203.0.113.7', ['198.51.100.1', '203.0.113.0/24']],
		['::ffff:203.0.113.7', ['203.0.113.0/24']],
		['2001:db8::7', ['2001:db8::/32']],
	])('let %s in where they are %j', (address, allowedAddresses) => {
		expect(statusOf(call({ address }), { allowedAddresses })).toBeUndefined();
	});

	it.each([
		['203.0.113.7', ['203.0.113.8']],
		['203.0.114.7', ['203.0.113.0/24']],
		['2001:db9::7', ['2001:db8::/32']],
		['203.0.113.7', ['2001:db8::/32']],
		['203.0.113.7', ['nonsense']],
		[undefined, ['0.0.0.0/0']],
		['garbage', ['0.0.0.0/0']],
	])('keep %s out where they are %j', (address, allowedAddresses) => {
		expect(statusOf(call({ address }), { allowedAddresses })).toBe(403);
	});
});

describe("Meta's challenge", () => {
	const asked = (query: Record<string, unknown>, method = 'GET') => challengeOf(call({ method, query }));

	it('is given back', () => {
		expect(asked({ 'hub.mode': 'subscribe', 'hub.challenge': '1158201444' })).toBe('1158201444');
	});

	it.each([
		['without the mode', { 'hub.challenge': '1' }, 'GET'],
		['by POST', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }, 'POST'],
		['that is a page', { 'hub.mode': 'subscribe', 'hub.challenge': '<script>alert(1)</script>' }, 'GET'],
		['that is a list', { 'hub.mode': 'subscribe', 'hub.challenge': ['1'] }, 'GET'],
	])('%s is none', (_name, query, method) => {
		expect(asked(query, method)).toBeUndefined();
	});
});
