import { startSimulator, type Simulator } from '../../../simulator/server';
import { interactive, sendV2 } from './support';

let sim: Simulator;
beforeAll(async () => {
	sim = await startSimulator();
});
beforeEach(() => sim.reset());
afterAll(() => sim.close());

const body = { text: 'Look' };
const link = 'https://example.com/file';
const cta = (parameters: object, more = {}) => interactive({ type: 'cta_url', body, action: { name: 'cta_url', parameters }, ...more });
const address = (parameters: object) => interactive({ type: 'address_message', body, action: { name: 'address_message', parameters } });
const product = (more = {}) =>
	interactive({ type: 'product', action: { catalog_id: 'c', product_retailer_id: 'tea-green' }, ...more });
const items = (count: number, from = 0) => Array.from({ length: count }, (_, i) => ({ product_retailer_id: `p${from + i}` }));
const products = (sections: unknown, more = {}) =>
	interactive({
		type: 'product_list',
		header: { type: 'text', text: 'Teas' },
		body,
		action: { catalog_id: 'c', sections },
		...more,
	});
const contact = (more: object) => ({ type: 'contacts', contacts: [{ name: { formatted_name: 'Ann Lee', first_name: 'Ann' }, ...more }] });

describe('the catalogue of v2', () => {
	it.each<[string, string, object]>([
		['text with a preview', 'text', { type: 'text', text: { body: 'x'.repeat(4096), preview_url: true } }],
		['an image with a caption', 'image', { type: 'image', image: { link, caption: 'x'.repeat(1024) } }],
		['a film by id', 'video', { type: 'video', video: { id: '1' } }],
		['a recording', 'audio', { type: 'audio', audio: { link } }],
		['a document with a name', 'document', { type: 'document', document: { link, filename: 'a.pdf' } }],
		['a sticker', 'sticker', { type: 'sticker', sticker: { id: '1' } }],
		['a place', 'location', { type: 'location', location: { latitude: '12.97', longitude: 77.59, name: 'Office' } }],
		['a contact', 'contacts', contact({ phones: [{ phone: '+1555', type: 'WORK' }], birthday: '1990-12-31', org: { company: 'A' } })],
		['a reaction', 'reaction', { type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '👨‍👩‍👧' } }],
		['a reaction taken away', 'reaction', { type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '' } }],
		['a URL button under a picture', 'cta_url', cta({ display_text: 'Open', url: link }, { header: { type: 'image', image: { link } } })],
		['a question for the location', 'location_request_message', interactive({ type: 'location_request_message', body, action: { name: 'send_location' } })],
		['a question for an address', 'address_message', address({ country: 'IN', values: { name: 'Ann', in_pin_code: '560001' } })],
		['a product without words', 'product', product()],
		['thirty products in two sections', 'product_list', products([{ title: 'A', product_items: items(15) }, { title: 'B', product_items: items(15, 15) }])],
		['the catalogue', 'catalog_message', interactive({ type: 'catalog_message', body, action: { name: 'catalog_message' } })],
	])('accepts %s', async (_name, kind, message) => {
		const { data } = await sendV2(sim, { ...message });
		expect(data.error).toEqual({});
		expect(sim.messages()).toMatchObject([{ kind }]);
	});

	it.each<[string, object, string]>([
		['text of 4,097 characters', { type: 'text', text: { body: 'x'.repeat(4097) } }, 'text.body'],
		['blank text', { type: 'text', text: { body: ' ' } }, 'text.body'],
		['media with neither id nor link', { type: 'image', image: {} }, 'image'],
		['a caption of 1,025 characters', { type: 'image', image: { link, caption: 'x'.repeat(1025) } }, 'image.caption'],
		['a caption on a recording', { type: 'audio', audio: { link, caption: 'Hi' } }, 'audio.caption'],
		['a file name on an image', { type: 'image', image: { link, filename: 'a.png' } }, 'image.filename'],
		['a latitude of 91', { type: 'location', location: { latitude: 91, longitude: 0 } }, 'location.latitude'],
		['a longitude of -181', { type: 'location', location: { latitude: 0, longitude: -181 } }, 'location.longitude'],
		['a longitude that is empty', { type: 'location', location: { latitude: 0, longitude: '' } }, 'location.longitude'],
		['no contact', { type: 'contacts', contacts: [] }, 'contacts'],
		['258 contacts', { type: 'contacts', contacts: Array(258).fill(contact({}).contacts[0]) }, 'contacts'],
		['a contact with the formatted name only', { type: 'contacts', contacts: [{ name: { formatted_name: 'A' } }] }, 'contacts[0].name'],
		['a birthday in another order', contact({ birthday: '31-12-1990' }), 'contacts[0].birthday'],
		['a phone without a number', contact({ phones: [{ type: 'WORK' }] }), 'contacts[0].phones[0].phone'],
		['a reaction of two emoji', { type: 'reaction', reaction: { message_id: 'w', emoji: '👍👍' } }, 'reaction.emoji'],
		['a reaction that is a word', { type: 'reaction', reaction: { message_id: 'w', emoji: 'x' } }, 'reaction.emoji'],
		['a URL button of 21 characters', cta({ display_text: 'x'.repeat(21), url: link }), 'interactive.action.parameters.display_text'],
		['a URL button without http', cta({ display_text: 'Open', url: 'example.com' }), 'interactive.action.parameters.url'],
		['a location request with a header', interactive({ type: 'location_request_message', header: { type: 'text', text: 'A' }, body, action: { name: 'send_location' } }), 'interactive.header'],
		['an address of a country without a form', address({ country: 'DE' }), 'interactive.action.parameters.country'],
		['an Indian address with a Singaporean field', address({ country: 'IN', values: { sg_post_code: '1' } }), 'interactive.action.parameters.values.sg_post_code'],
		['a product with a header', product({ header: { type: 'text', text: 'A' } }), 'interactive.header'],
		['products without a header', products([{ product_items: items(1) }], { header: undefined }), 'interactive.header'],
		['31 products', products([{ title: 'A', product_items: items(16) }, { title: 'B', product_items: items(15, 16) }]), 'interactive.action.sections'],
		['two sections of products, one without title', products([{ product_items: items(1) }, { title: 'B', product_items: items(1, 1) }]), 'interactive.action.sections[0].title'],
	])('refuses %s', async (_name, message, path) => {
		const { status, data } = await sendV2(sim, { ...message });
		expect(status).toBe(400);
		expect(Object.keys(data.error)).toContain(path);
		expect(sim.messages()).toEqual([]);
	});

	it('marks a customer’s message and those before it as read', async () => {
		await sim.act({ from: '+15550100101', text: 'one' });
		const { message } = await sim.act({ from: '+15550100101', text: 'two' });
		const after = await sim.act({ from: '+15550100101', text: 'three' });
		const receipt = { to: undefined, recipient_type: undefined, status: 'read', message_id: message.wamid };
		const { status, data } = await sendV2(sim, { ...receipt, typing_indicator: { type: 'text' } });
		expect([status, data.code]).toEqual([202, 'WA202']);
		expect(message.read).toBe(true);
		expect(after.message.read).toBeUndefined();
		expect(sim.messages()).toEqual([]);
		expect((await sendV2(sim, { ...receipt, message_id: '' })).data.code).toBe('WA400');
	});
});
