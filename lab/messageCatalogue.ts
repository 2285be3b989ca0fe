import type { ApiVersion } from '../kaleyra/message/types';

/** One operation that sends: how a user fills it in, and what the phone gets. */
export interface Case {
	name: string;
	parameters: { resource: string; operation: string } & Record<string, unknown>;
	/** The message as Meta writes it, whichever version carried it. */
	content: Record<string, unknown>;
	versions: readonly ApiVersion[];
	/** A change that WhatsApp would refuse, and how the node says so. */
	invalid: { change: object; says: RegExp };
}

/** On each version: the simulated account's number, and a refusal as it words it, with the code that the node reports. */
export const onVersion: Record<ApiVersion, { number: string; refusal: { fault: string; code: string } }> = {
	v1: { number: '+15550100002', refusal: { fault: 'E413', code: 'E413' } },
	v2: { number: '+15550100001', refusal: { fault: 'WA400', code: 'WA400' } },
	v3: { number: '+15550100003', refusal: { fault: 'WA400', code: 'HTTP 400' } },
};

export const VERSIONS = Object.keys(onVersion) as readonly ApiVersion[];
/** Those that have all that WhatsApp's Cloud API has. */
export const CLOUD_API: readonly ApiVersion[] = ['v2'];

/** Versions as the node names them in a sentence: `V1 or V2`. */
export const versionsInWords = (versions: readonly ApiVersion[] = []): string =>
	[...versions].sort().map((version) => version.toUpperCase()).join(' or ');

const byLink = (value: string) => ({ __rl: true, mode: 'link', value });
const tooLong = (field: string) => ({ [field]: 'x'.repeat(5000) });
const header = { type: 'text', text: 'Header' };
const interactive = (object: object) => ({ type: 'interactive', interactive: object });
const texts = { headerType: 'text', headerText: 'Header', body: 'Body', footer: 'Footer' };
const sentTexts = { header, body: { text: 'Body' }, footer: { text: 'Footer' } };

const media = (type: string, link: string, more: { parameters?: object; content?: object } = {}): Case => ({
	name: `sends ${['image', 'audio'].includes(type) ? 'an' : 'a'} ${type}`,
	parameters: { resource: 'message', operation: 'sendMedia', mediaType: type, media: byLink(link), ...more.parameters },
	content: { type, [type]: { link, ...more.content } },
	versions: type === 'sticker' ? CLOUD_API : VERSIONS,
	invalid: { change: { media: byLink('picture.jpg') }, says: /Media "picture.jpg" is not a link/ },
});

export const cases: readonly Case[] = [
	{
		name: 'sends a text',
		parameters: { resource: 'message', operation: 'sendText', body: 'Line 1\nLine 2', previewUrl: false },
		content: { type: 'text', text: { body: 'Line 1\nLine 2' } },
		versions: VERSIONS,
		invalid: { change: tooLong('body'), says: /Body has 5000 characters, the limit is 4096/ },
	},
	media('image', 'https://example.com/a.png', { parameters: { caption: 'A' }, content: { caption: 'A' } }),
	media('video', 'https://example.com/a.mp4', { parameters: { caption: 'A' }, content: { caption: 'A' } }),
	media('audio', 'https://example.com/a.mp3'),
	media('document', 'https://example.com/a.pdf', { parameters: { caption: 'A' }, content: { caption: 'A' } }),
	media('sticker', 'https://example.com/a.webp'),
	{
		name: 'sends a location',
		parameters: {
			resource: 'message',
			operation: 'sendLocation',
			latitude: '12.9716',
			longitude: 77.5946,
			locationName: 'Store',
			locationAddress: '12 Market Road',
		},
		content: {
			type: 'location',
			location: { latitude: 12.9716, longitude: 77.5946, name: 'Store', address: '12 Market Road' },
		},
		versions: [...CLOUD_API, 'v3'],
		invalid: { change: { latitude: '91' }, says: /Latitude is 91, which is not between -90 and 90/ },
	},
	{
		name: 'sends contacts',
		parameters: {
			resource: 'message',
			operation: 'sendContacts',
			contacts: { contact: [{ firstName: 'Alex', lastName: 'Kim', phone: '+15550100155', company: 'Green Leaf', email: '' }] },
		},
		content: {
			type: 'contacts',
			contacts: [
				{
					name: { formatted_name: 'Alex Kim', first_name: 'Alex', last_name: 'Kim' },
					phones: [{ phone: '+15550100155' }],
					org: { company: 'Green Leaf' },
				},
			],
		},
		versions: [...CLOUD_API, 'v3'],
		invalid: { change: { contacts: { contact: [{ phone: '1' }] } }, says: /Contacts > Contact 1 > First Name is empty/ },
	},
	{
		name: 'sends a reaction',
		parameters: { resource: 'message', operation: 'sendReaction', messageId: 'wamid.FAKE', emoji: '👍🏽' },
		content: { type: 'reaction', reaction: { message_id: 'wamid.FAKE', emoji: '👍🏽' } },
		versions: CLOUD_API,
		invalid: { change: { emoji: 'ok' }, says: /Emoji "ok" is not one emoji/ },
	},
	{
		name: 'sends a list',
		parameters: {
			resource: 'interactive',
			operation: 'sendList',
			...texts,
			buttonText: 'Options',
			sections: { section: [{ title: 'Section', rows: { row: [{ title: 'First', description: 'One' }, { title: 'Second' }] } }] },
		},
		content: interactive({
			type: 'list',
			...sentTexts,
			action: {
				button: 'Options',
				sections: [
					{ title: 'Section', rows: [{ id: 'first', title: 'First', description: 'One' }, { id: 'second', title: 'Second' }] },
				],
			},
		}),
		versions: VERSIONS,
		invalid: { change: tooLong('buttonText'), says: /Button Text has 5000 characters, the limit is 20/ },
	},
	{
		name: 'sends reply buttons with a picture',
		parameters: {
			resource: 'interactive',
			operation: 'sendButtons',
			...texts,
			headerType: 'image',
			headerMedia: byLink('https://example.com/a.png'),
			buttons: { button: [{ title: 'Yes' }, { title: 'No', id: 'never' }] },
		},
		content: interactive({
			type: 'button',
			...sentTexts,
			header: { type: 'image', image: { link: 'https://example.com/a.png' } },
			action: {
				buttons: [
					{ type: 'reply', reply: { id: 'yes', title: 'Yes' } },
					{ type: 'reply', reply: { id: 'never', title: 'No' } },
				],
			},
		}),
		versions: VERSIONS,
		invalid: { change: { buttons: { button: [{ title: 'Yes' }, { title: 'Yes' }] } }, says: /Button 2 > Title repeats "Yes"/ },
	},
	{
		name: 'sends a flow',
		parameters: {
			resource: 'interactive',
			operation: 'sendFlow',
			...texts,
			flow: { __rl: true, mode: 'id', value: '1099551744722456' },
			flowCta: 'Open',
			flowToken: 'token-1',
		},
		content: interactive({
			type: 'flow',
			...sentTexts,
			action: {
				name: 'flow',
				parameters: {
					flow_message_version: '3',
					flow_id: '1099551744722456',
					flow_cta: 'Open',
					flow_token: 'token-1',
					flow_action: 'navigate',
				},
			},
		}),
		versions: CLOUD_API,
		invalid: { change: { flowCta: ' ' }, says: /Flow Button Text is empty/ },
	},
	{
		name: 'sends a URL button',
		parameters: { resource: 'interactive', operation: 'sendCtaUrl', ...texts, ctaText: 'See dates', ctaUrl: 'https://example.com' },
		content: interactive({
			type: 'cta_url',
			...sentTexts,
			action: { name: 'cta_url', parameters: { display_text: 'See dates', url: 'https://example.com' } },
		}),
		versions: CLOUD_API,
		invalid: { change: { ctaUrl: 'example.com' }, says: /URL "example.com" is not a web address/ },
	},
	{
		name: 'asks for a location',
		parameters: { resource: 'interactive', operation: 'requestLocation', body: 'Where are you?' },
		content: interactive({ type: 'location_request_message', body: { text: 'Where are you?' }, action: { name: 'send_location' } }),
		versions: CLOUD_API,
		invalid: { change: { body: ' ' }, says: /Body is empty/ },
	},
	{
		name: 'asks for an address',
		parameters: {
			resource: 'interactive',
			operation: 'requestAddress',
			...texts,
			addressCountry: 'SG',
			addressValues: { field: [{ name: 'name', value: 'Alex Kim' }, { name: 'city', value: '' }] },
		},
		content: interactive({
			type: 'address_message',
			...sentTexts,
			action: { name: 'address_message', parameters: { country: 'SG', values: { name: 'Alex Kim' } } },
		}),
		versions: CLOUD_API,
		invalid: {
			change: { addressValues: { field: [{ name: 'in_pin_code', value: '560001' }] } },
			says: /Known Values > in_pin_code is no field of the form for SG/,
		},
	},
	{
		name: 'sends a product',
		parameters: { resource: 'interactive', operation: 'sendProduct', catalogId: '1', productId: 'sku-1', body: '', footer: '' },
		content: interactive({ type: 'product', action: { catalog_id: '1', product_retailer_id: 'sku-1' } }),
		versions: CLOUD_API,
		invalid: { change: { productId: ' ' }, says: /Product ID is empty/ },
	},
	{
		name: 'sends a product list',
		parameters: {
			resource: 'interactive',
			operation: 'sendProductList',
			...texts,
			catalogId: '1',
			productSections: { section: [{ title: 'New', products: { product: [{ id: 'sku-1' }, { id: 'sku-2' }] } }] },
		},
		content: interactive({
			type: 'product_list',
			...sentTexts,
			action: {
				catalog_id: '1',
				sections: [{ title: 'New', product_items: [{ product_retailer_id: 'sku-1' }, { product_retailer_id: 'sku-2' }] }],
			},
		}),
		versions: CLOUD_API,
		invalid: { change: { headerText: ' ' }, says: /Header Text is empty/ },
	},
	{
		name: 'sends the catalog',
		parameters: { resource: 'interactive', operation: 'sendCatalog', body: 'All we sell', footer: '', thumbnailProductId: 'sku-1' },
		content: interactive({
			type: 'catalog_message',
			body: { text: 'All we sell' },
			action: { name: 'catalog_message', parameters: { thumbnail_product_retailer_id: 'sku-1' } },
		}),
		versions: CLOUD_API,
		invalid: { change: tooLong('body'), says: /Body has 5000 characters, the limit is 1024/ },
	},
];

/** An operation that is not among the cases: the versions that have it, and how a user fills it in. */
export interface OtherOperation {
	name: string;
	versions: readonly ApiVersion[];
	/** Missing where no single run shows what comes out. */
	parameters?: Record<string, unknown>;
}

export const otherOperations: readonly OtherOperation[] = [
	{ name: 'message.markAsRead', versions: CLOUD_API, parameters: { messageId: 'wamid.FAKE' } },
	{ name: 'media.upload', versions: CLOUD_API, parameters: {} },
	{ name: 'phoneNumber.get', versions: ['v1', ...CLOUD_API], parameters: { phoneNumber: { __rl: true, mode: 'number', value: onVersion.v2.number } } },
	{ name: 'phoneNumber.getMany', versions: ['v1', ...CLOUD_API], parameters: {} },
	{ name: 'template.getMany', versions: ['v1', ...CLOUD_API], parameters: {} },
	{
		name: 'template.send',
		versions: ['v1', ...CLOUD_API],
		parameters: {
			template: { __rl: true, mode: 'list', value: 'order_confirmation|en' },
			variables: {
				mappingMode: 'defineBelow',
				value: { 'header:text:1': '1', 'body:1': 'A', 'body:2': 'B', 'body:3': 'C' },
				schema: [],
			},
		},
	},
	// Its output comes through a webhook.
	{ name: 'interactive.sendAndWait', versions: VERSIONS },
];

/** The versions that have one of them. */
export const versionsOf = (operation: string): readonly ApiVersion[] | undefined =>
	otherOperations.find(({ name }) => name === operation)?.versions;
