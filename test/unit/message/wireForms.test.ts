import { type Message, messageType } from '../../../kaleyra/message';
import { IS_FILE } from '../../../kaleyra/message/types';

const body = 'Body';
const footer = 'Footer';
const header = { type: 'text', text: 'Header' } as const;
const texts = { header, body, footer };
const written = { header, body: { text: body }, footer: { text: footer } };
const interactive = (type: string, more: object) => ({ type: 'interactive', interactive: { type, ...more } });
const file = { [IS_FILE]: true, itemIndex: 0, property: 'data', identity: '1', name: 'a.pdf', mimeType: 'application/pdf' } as const;

/** Each kind with all it may have, and with no more than it must have. */
const forms: Array<[name: string, message: Message, meta: object]> = [
	[
		'a list',
		{
			kind: 'list',
			...texts,
			buttonText: 'Open',
			sections: [{ title: 'S', rows: [{ id: 'r1', title: 'R1', description: 'D' }] }, { rows: [{ id: 'r2', title: 'R2' }] }],
		},
		interactive('list', {
			...written,
			action: {
				button: 'Open',
				sections: [{ title: 'S', rows: [{ id: 'r1', title: 'R1', description: 'D' }] }, { rows: [{ id: 'r2', title: 'R2' }] }],
			},
		}),
	],
	[
		'buttons',
		{ kind: 'buttons', ...texts, buttons: [{ id: 'a', title: 'A' }] },
		interactive('button', { ...written, action: { buttons: [{ type: 'reply', reply: { id: 'a', title: 'A' } }] } }),
	],
	[
		'a flow by its ID',
		{ kind: 'flow', ...texts, flowId: '7', cta: 'Go', token: 't', action: 'navigate', screen: 'ONE', data: { a: 1 }, mode: 'draft' },
		interactive('flow', {
			...written,
			action: {
				name: 'flow',
				parameters: {
					flow_message_version: '3',
					flow_id: '7',
					flow_cta: 'Go',
					flow_token: 't',
					mode: 'draft',
					flow_action: 'navigate',
					flow_action_payload: { screen: 'ONE', data: { a: 1 } },
				},
			},
		}),
	],
	[
		'a flow by its name, whose endpoint chooses the screen',
		{ kind: 'flow', body, flowName: 'survey', cta: 'Go', action: 'data_exchange', mode: 'published' },
		interactive('flow', {
			body: written.body,
			action: {
				name: 'flow',
				parameters: { flow_message_version: '3', flow_name: 'survey', flow_cta: 'Go', flow_action: 'data_exchange' },
			},
		}),
	],
	[
		'a flow whose screen starts empty',
		{ kind: 'flow', body, flowId: '7', cta: 'Go', action: 'navigate', screen: 'ONE', data: {}, mode: 'published' },
		interactive('flow', {
			body: written.body,
			action: {
				name: 'flow',
				parameters: {
					flow_message_version: '3',
					flow_id: '7',
					flow_cta: 'Go',
					flow_action: 'navigate',
					flow_action_payload: { screen: 'ONE' },
				},
			},
		}),
	],
	[
		'a button that opens a page',
		{ kind: 'ctaUrl', ...texts, buttonText: 'Shop', url: 'https://example.com' },
		interactive('cta_url', {
			...written,
			action: { name: 'cta_url', parameters: { display_text: 'Shop', url: 'https://example.com' } },
		}),
	],
	[
		'a request for a location',
		{ kind: 'locationRequest', body },
		interactive('location_request_message', { body: written.body, action: { name: 'send_location' } }),
	],
	[
		'a request for an address',
		{ kind: 'addressRequest', ...texts, country: 'IN', values: { name: 'Alex', city: ' ' } },
		interactive('address_message', {
			...written,
			action: { name: 'address_message', parameters: { country: 'IN', values: { name: 'Alex' } } },
		}),
	],
	[
		'a product',
		{ kind: 'product', body, footer, catalogId: '1', productId: 'sku' },
		interactive('product', {
			body: written.body,
			footer: written.footer,
			action: { catalog_id: '1', product_retailer_id: 'sku' },
		}),
	],
	[
		'products in sections',
		{ kind: 'productList', ...texts, catalogId: '1', sections: [{ title: 'S', productIds: ['a', 'b'] }, { productIds: ['c'] }] },
		interactive('product_list', {
			...written,
			action: {
				catalog_id: '1',
				sections: [
					{ title: 'S', product_items: [{ product_retailer_id: 'a' }, { product_retailer_id: 'b' }] },
					{ product_items: [{ product_retailer_id: 'c' }] },
				],
			},
		}),
	],
	[
		'a catalogue with a picture',
		{ kind: 'catalog', body, footer, thumbnailProductId: 'sku' },
		interactive('catalog_message', {
			body: written.body,
			footer: written.footer,
			action: { name: 'catalog_message', parameters: { thumbnail_product_retailer_id: 'sku' } },
		}),
	],
	[
		'a catalogue',
		{ kind: 'catalog', body },
		interactive('catalog_message', { body: written.body, action: { name: 'catalog_message' } }),
	],
	['a text with a link', { kind: 'text', body, previewUrl: true }, { type: 'text', text: { body, preview_url: true } }],
	['a text', { kind: 'text', body }, { type: 'text', text: { body } }],
	[
		'a document',
		{ kind: 'media', type: 'document', media: { link: 'https://example.com/a.pdf', filename: 'a.pdf' }, caption: 'C' },
		{ type: 'document', document: { link: 'https://example.com/a.pdf', filename: 'a.pdf', caption: 'C' } },
	],
	['a picture', { kind: 'media', type: 'image', media: { id: '5' } }, { type: 'image', image: { id: '5' } }],
	['a sticker', { kind: 'sticker', media: { id: '5' } }, { type: 'sticker', sticker: { id: '5' } }],
	[
		'a place with its name',
		{ kind: 'location', latitude: 1.5, longitude: -2, name: 'N', address: 'A' },
		{ type: 'location', location: { latitude: 1.5, longitude: -2, name: 'N', address: 'A' } },
	],
	[
		'a place',
		{ kind: 'location', latitude: 0, longitude: 0 },
		{ type: 'location', location: { latitude: 0, longitude: 0 } },
	],
	[
		'a contact',
		{ kind: 'contacts', contacts: [{ name: { formatted_name: 'A', first_name: 'A' } }] },
		{ type: 'contacts', contacts: [{ name: { formatted_name: 'A', first_name: 'A' } }] },
	],
	[
		'a reaction',
		{ kind: 'reaction', messageId: 'wamid.1', emoji: '👍' },
		{ type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '👍' } },
	],
	[
		'a template with variables',
		{ kind: 'template', name: 'sale', language: 'en', values: [], components: [{ type: 'body', parameters: [] }] },
		{ type: 'template', template: { name: 'sale', language: { code: 'en' }, components: [{ type: 'body', parameters: [] }] } },
	],
	[
		'a template',
		{ kind: 'template', name: 'sale', language: 'en', values: [] },
		{ type: 'template', template: { name: 'sale', language: { code: 'en' } } },
	],
];

test.each(forms)("%s is written as Meta's documents have it", (_, message, meta) => {
	expect(messageType(message).toMeta(message)).toEqual(meta);
});

/** Only these can go through V1. */
const v1Forms: Array<[name: string, message: Message, form: object]> = [
	['a text with a link', { kind: 'text', body, previewUrl: true }, { type: 'text', body, preview_url: 'true' }],
	['a text', { kind: 'text', body }, { type: 'text', body }],
	[
		'a file of the workflow under another name',
		{ kind: 'media', type: 'document', media: { file, filename: 'b.pdf' }, caption: 'C' },
		{ type: 'media', media: { ...file, name: 'b.pdf' }, caption: 'C' },
	],
	['a file of the workflow', { kind: 'media', type: 'document', media: { file } }, { type: 'media', media: file }],
	[
		'a linked file',
		{ kind: 'media', type: 'image', media: { link: 'https://example.com/a.png' } },
		{ type: 'media', media_url: 'https://example.com/a.png' },
	],
	[
		'buttons',
		{ kind: 'buttons', ...texts, buttons: [{ id: 'a', title: 'A' }] },
		{
			type: 'button',
			body,
			header: '{"type":"text","text":"Header"}',
			footer,
			action: '{"buttons":[{"type":"reply","reply":{"id":"a","title":"A"}}]}',
		},
	],
	[
		'a list',
		{ kind: 'list', body, buttonText: 'Open', sections: [{ rows: [{ id: 'r', title: 'R' }] }] },
		{ type: 'list', body, action: '{"button":"Open","sections":[{"rows":[{"id":"r","title":"R"}]}]}' },
	],
];

test.each(v1Forms)('%s is written as the fields of a V1 form', (_, message, form) => {
	expect(messageType(message).toV1Form?.(message)).toEqual(form);
});

test.each(forms)('%s has a preview only where the fields do not show what is read', (_, message) => {
	expect(messageType(message).preview?.(message)).toBeUndefined();
});
