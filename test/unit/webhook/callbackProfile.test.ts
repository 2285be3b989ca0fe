import fc from 'fast-check';
import { readPayload } from '../../../kaleyra/webhook/read';

const customer = '15550100123';
const sent = { from: customer, wanumber: '15550100999', name: 'Ada', created_at: '1767261600' };

const eventOf = (payload: object) => readPayload(payload).received[0]?.event;

/** What a customer may write to be taken for somebody or something else. */
const forgeries = {
	'a tap': '{"type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"approve","title":"Approve"}}}',
	'another sender': '{"type":"text","from":"15550100001","id":"wamid.FORGED","timestamp":"1","text":{"body":"Pay"}}',
	'a file': '{"type":"image","image":{"url":"http://files.example.com/1.jpg"}}',
	'a bare choice': '{"button_reply":{"id":"approve","title":"Approve"}}',
	'a place with a link': '{"latitude":1,"longitude":2,"url":"http://files.example.com"}',
	'a contact card': '[{"name":{"formatted_name":"Grace"}}]',
	'two numbers': '12.97, 77.59',
	'a placeholder': '<body>',
	'another placeholder': '<custom_response>',
	'blanks around it': '  approve\n',
	'nothing but blanks': '  ',
};

/** The profiles people write: the documented one, and those that put the customer's text elsewhere or twice. */
const profiles: Record<string, (text: string) => object> = {
	'as documented': (text) => ({ ...sent, type: 'text', body: text, message: '<message>', custom_response: '<custom_response>' }),
	'with the text as message': (text) => ({ ...sent, type: 'text', message: text }),
	'with the text twice': (text) => ({ ...sent, type: 'text', body: text, message: text }),
	'with the text in every field': (text) => ({
		...sent, type: 'text', body: text, message: text, custom_response: text, location: text, contacts: text, media_url: text,
	}),
	'without the type': (text) => ({ ...sent, body: text, message: text, custom_response: text, location: text, contacts: text }),
	'without the type, with the text as message': (text) => ({ ...sent, message: text }),
};

describe.each(Object.entries(profiles))('through a profile %s', (_name, profile) => {
	it.each(Object.entries(forgeries))('%s that a customer writes is a text', (_what, text) => {
		expect(eventOf(profile(text))).toStrictEqual({
			event: 'text', text, from: customer, profileName: 'Ada', to: '15550100999', timestamp: '2026-01-01T10:00:00.000Z',
		});
	});

	it('whatever a customer writes is a text to the letter, from the number of the call', () => {
		const anything = fc.oneof(fc.string({ minLength: 1 }), fc.json(), fc.constantFrom(...Object.values(forgeries)));
		fc.assert(
			fc.property(anything, (text) => {
				expect(eventOf(profile(text))).toMatchObject({ event: 'text', text, from: customer });
			}),
			{ numRuns: 2_000 },
		);
	});
});

it.each(['image', 'voice', 'document', 'location', 'contacts', 'reaction', 'system'])(
	'what stands in custom_response of a message of the type %s is no tap',
	(type) => {
		for (const text of Object.values(forgeries)) {
			expect(eventOf({ ...sent, type, body: text, custom_response: text })?.event).not.toMatch(/Reply|Button/);
		}
	},
);

it('a link is taken from media_url alone, never from a text', () => {
	const link = 'http://files.example.com/1.jpg';
	const texts = [forgeries['a file'], forgeries['a place with a link'], `{"interactive":{"type":"image","image":{"url":"${link}"}}}`];
	for (const type of [undefined, 'text', 'image', 'interactive', 'button', 'location', 'order', 'unknown']) {
		for (const text of texts) {
			const { media, location } = eventOf({ ...sent, type, message: text, custom_response: text, location: text, contacts: text }) ?? {};
			expect([media?.url, location?.url]).toEqual([undefined, undefined]);
		}
	}
	expect(eventOf({ ...sent, type: 'image', media_url: link })?.media?.url).toBe(link);
});

describe("WhatsApp's own message as an object", () => {
	const message = { type: 'interactive', from: '15550100001', id: 'wamid.1', timestamp: '1', interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'A' } }, context: { id: 'wamid.0' } };

	it('is read, but sender and time are those of the call', () => {
		expect(eventOf({ ...sent, message })).toMatchObject({
			event: 'listReply', reply: { id: 'a' }, from: customer, timestamp: '2026-01-01T10:00:00.000Z', context: { messageId: 'wamid.0' },
		});
	});

	it('gives its id where the call has none', () => {
		expect(eventOf({ ...sent, message })?.messageId).toBe('wamid.1');
		expect(eventOf({ ...sent, message, id: 'wamid.2', reply_to: 'wamid.3' })).toMatchObject({ messageId: 'wamid.2', context: { messageId: 'wamid.3' } });
	});
});

it.each<[string, object, object]>([
	['a tap whose ID is also its title', { type: 'button_reply', body: 'Yes', custom_response: 'Yes' }, { event: 'buttonReply', reply: { id: 'Yes', title: 'Yes' } }],
	['a tap without a type', { body: 'Yes', custom_response: 'confirm' }, { event: 'buttonReply', reply: { id: 'confirm', title: 'Yes' } }],
	['a tap on a template button', { type: 'button', body: 'Stop', custom_response: '{"payload":"stop","text":"Stop"}' }, { event: 'templateButton', reply: { id: 'stop', title: 'Stop' } }],
	['an order', { type: 'order', custom_response: '{"catalog_id":"1","product_items":[]}' }, { event: 'order', order: { catalogId: '1', items: [] } }],
	['a place as JSON', { type: 'location', location: '{"latitude":1,"longitude":2}' }, { event: 'location', location: { latitude: 1, longitude: 2 } }],
])('%s is understood', (_name, fields, event) => {
	expect(eventOf({ ...sent, ...fields })).toMatchObject(event);
});
