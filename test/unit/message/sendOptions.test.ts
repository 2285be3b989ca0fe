import { apiOf } from '../../../kaleyra/api';
import { checkOutgoing, type Message } from '../../../kaleyra/message';
import type { ApiVersion, Outgoing } from '../../../kaleyra/message/types';

const message: Message = { kind: 'text', body: 'Hi' };
const told = (version: ApiVersion, more: Partial<Outgoing<Message>>) =>
	checkOutgoing({ from: '+15550100001', to: '+15550100101', message, ...more }, apiOf(version)).map(({ field }) => field);

const places: Array<[string, Partial<Outgoing<Message>>, ApiVersion[]]> = [
	['Reference > Ref', { reference: { ref: 'a' } }, ['v1', 'v2']],
	['Reference > Ref 1', { reference: { ref1: 'a' } }, ['v1', 'v2']],
	['Reference > Ref 2', { reference: { ref2: 'a' } }, ['v1', 'v2']],
	['Reference > Source', { reference: { waSource: 'zoho' } }, ['v2']],
	['Options > Reply to Message', { replyTo: 'wamid.FAKE' }, ['v2']],
	['Options > Callback URL', { callbackUrl: 'https://example.com' }, ['v1', 'v3']],
	['Options > Callback Profile ID', { callbackProfileId: 'IN_1' }, ['v1']],
	['Options > Client ID', { clientId: 'a' }, ['v3']],
	['Options > External ID', { externalId: 'a1' }, ['v3']],
	['Options > Message Text', { messageText: 'a' }, ['v3']],
];

test.each(places)('%s is taken where a version has a place for it, and refused elsewhere', (field, more, versions) => {
	for (const version of ['v1', 'v2', 'v3'] as const) {
		expect(told(version, more)).toEqual(versions.includes(version) ? [] : [field]);
	}
});

test('a reference may have 255 characters', () => {
	expect(told('v2', { reference: { ref: 'x'.repeat(255) } })).toEqual([]);
	expect(told('v2', { reference: { ref: 'x'.repeat(256) } })).toEqual(['Reference > Ref']);
});

test('v3 takes several callbacks, each a web address; v1 whatever its documents show', () => {
	expect(told('v3', { callbackUrl: 'https://example.com/a, https://example.com/b' })).toEqual([]);
	expect(told('v3', { callbackUrl: 'https://example.com/a, b' })).toEqual(['Options > Callback URL']);
	expect(told('v1', { callbackUrl: 'sample_26fb2aa3' })).toEqual([]);
});

test('an external ID holds letters and digits', () => {
	expect(told('v3', { externalId: 'order-1' })).toEqual(['Options > External ID']);
});
