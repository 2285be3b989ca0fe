import { KaleyraApi } from '../../../credentials/KaleyraApi.credentials';
import { apiOf } from '../../../kaleyra/api';
import { checkOutgoing, type Message } from '../../../kaleyra/message';
import { IS_FILE, type ApiVersion } from '../../../kaleyra/message/types';
import type { Path } from '../../../kaleyra/message/violation';
import { isSendOperation, type Operation } from '../../../nodes/Kaleyra/operation';
import { operationOf, resources } from '../../../nodes/Kaleyra/resources';
import { inWords } from '../../../nodes/Kaleyra/wording';
import { definition } from '../template/support';
import { offPanel } from './onPanel';

const long = 'x'.repeat(5000);
const textHeader = { type: 'text', text: long } as const;
const texts = { header: textHeader, body: '', footer: long };
const gif = { [IS_FILE]: true, itemIndex: 0, property: 'data', identity: '1', name: 'a.gif', mimeType: 'image/gif' } as const;
const row = { id: long, title: long, description: long };
const list = {
	kind: 'list' as const,
	...texts,
	buttonText: '',
	sections: [{ title: long, rows: [row, row] }, { rows: [] }, { rows: [{ id: 'a', title: '' }] }],
};
const button = { id: long, title: long };
const buttons = { kind: 'buttons' as const, ...texts, header: { type: 'image' as const, media: {} }, buttons: [button, button] };
const flow = { kind: 'flow' as const, ...texts, cta: '', token: long, action: 'navigate' as const, data: { a: 1 }, mode: 'draft' as const };
const card = {
	name: { boss: 'A' },
	org: { title: ['T'], boss: 'B' },
	phones: [{ type: 'HOME' }, 'x'],
	emails: [{ email: ['x'] }],
	urls: 'x',
	birthday: 'x',
	phone: '1',
};
const contacts = { kind: 'contacts' as const, contacts: [card, { birthday: '1' }] };

/** For each operation messages with as much wrong as can be, and what stands in the fields that decide about others. */
const wrong: Record<string, Array<[message: Message, screen?: Record<string, unknown>]>> = {
	'interactive.requestAddress': [[{ kind: 'addressRequest', ...texts, country: 'IN', values: { sg_post_code: '1' } }]],
	'interactive.requestLocation': [[{ kind: 'locationRequest', body: '' }]],
	'interactive.sendAndWait': [
		[buttons, { responseType: 'approval' }],
		[buttons, { responseType: 'buttons', buttonsFrom: 'fields' }],
		[buttons, { responseType: 'buttons', buttonsFrom: 'json' }],
		[list, { responseType: 'list', listFrom: 'fields' }],
		[list, { responseType: 'list', listFrom: 'items' }],
		[list, { responseType: 'list', listFrom: 'json' }],
		[flow, { responseType: 'flow' }],
	],
	'interactive.sendButtons': [
		[buttons, { buttonsFrom: 'fields' }],
		[buttons, { buttonsFrom: 'json' }],
		[{ ...buttons, header: textHeader, buttons: [] }],
	],
	'interactive.sendCatalog': [[{ kind: 'catalog', body: '', footer: long }]],
	'interactive.sendCtaUrl': [[{ kind: 'ctaUrl', ...texts, buttonText: '', url: '' }]],
	'interactive.sendFlow': [
		[flow, { flowDataFrom: 'fields' }],
		[flow, { flowDataFrom: 'json' }],
		[{ ...flow, flowId: '1', flowName: 'a', action: 'data_exchange', screen: 'A' }],
		[{ ...flow, action: 'data_exchange' }],
		[{ ...flow, header: { type: 'image', media: {} } }],
	],
	'interactive.sendList': [[list, { listFrom: 'fields' }], [list, { listFrom: 'items' }], [list, { listFrom: 'json' }], [{ ...list, sections: [] }]],
	'interactive.sendProduct': [[{ kind: 'product', body: long, footer: long, catalogId: '', productId: '' }]],
	'interactive.sendProductList': ['fields', 'json', 'items'].map((productsFrom) => [
		{ kind: 'productList', ...texts, catalogId: '', sections: [{ title: long, products: ['a', 'a', ''] }, { products: [] }] },
		{ productsFrom },
	]),
	'message.sendContacts': [[contacts, { contactsFrom: 'fields' }], [contacts, { contactsFrom: 'json' }]],
	'message.sendLocation': [[{ kind: 'location', latitude: NaN, longitude: 181 }]],
	'message.sendMedia': [
		[{ kind: 'media', type: 'document', media: { link: '', filename: 'a' }, caption: long }, { mediaType: 'document' }],
		[{ kind: 'media', type: 'image', media: { file: gif } }, { mediaType: 'image' }],
		[{ kind: 'sticker', media: {} }, { mediaType: 'sticker' }],
	],
	'message.sendReaction': [[{ kind: 'reaction', messageId: '', emoji: 'ab' }]],
	'message.sendText': [[{ kind: 'text', body: '' }]],
	'template.send': [
		[{ kind: 'template', name: '', language: '', values: [] }],
		[{ kind: 'template', name: 'B C', language: 'en', values: [], definition: { ...definition('positional'), status: 'PAUSED' } }],
		[{ kind: 'template', name: 'b', language: 'en', definition: definition('otp'), values: [{ place: { part: 'body', name: '1' }, value: 'a\n"' }] }],
	],
};
const beside = {
	reference: { ref: long, ref1: long, ref2: long, waSource: 'api' },
	replyTo: 'a',
	callbackUrl: 'a',
	callbackProfileId: 'a',
	clientId: 'a',
	externalId: '-',
	messageText: 'a',
};

const keyed = resources.flatMap(({ value, operations }) =>
	operations.map((operation): [string, Operation] => [`${value}.${operation.value}`, operation]),
);
const sending = keyed.filter(([, operation]) => isSendOperation(operation) || 'runWhole' in operation);

describe('every field that a violation names is on the panel of its operation', () => {
	it.each(sending)('%s', (key, operation) => {
		const messages = wrong[key] ?? [];
		expect(messages).not.toEqual([]);
		for (const [message, screen = {}] of messages) {
			for (const version of ['v1', 'v2', 'v3'] as ApiVersion[]) {
				const violations = checkOutgoing({ from: '', to: '', message, ...beside }, apiOf(version));
				expect(violations).not.toEqual([]);
				const names = inWords(violations, operation, (name) => screen[name]).map(({ field }) => field);
				// Where the credential's version does not have the message, the field is one of the credential.
				expect(names.flatMap((name) => (name === 'API Version' ? [] : offPanel(name, operation)))).toEqual([]);
			}
		}
	});

	it.each<[string, string, Path[]]>([
		['message', 'markAsRead', [['from'], ['messageId']]],
		['media', 'upload', [['from'], ['file']]],
		['phoneNumber', 'get', [['phoneNumber']]],
		['template', 'send', [['to'], ['components'], ['values', 'Body {{1}}']]],
	])('%s.%s', (resource, value, paths) => {
		const operation = operationOf(resource, value) as Operation;
		const violations = paths.map((path) => ({ path, problem: '', fix: '' }));
		expect(inWords(violations, operation, () => undefined).flatMap(({ field }) => offPanel(field, operation))).toEqual([]);
	});

	it.each(keyed)('%s names no field as the holder of a part that it does not have', (_, operation) => {
		const names = JSON.stringify(operation.fields);
		const missing = Object.values(operation.parts ?? {}).flat().filter((name) => !names.includes(`"name":"${name}"`));
		expect(missing).toEqual([]);
	});
});

test('the field of the credential is one that it has', () => {
	expect(new KaleyraApi().properties.map(({ displayName }) => displayName)).toContain('API Version');
});

const named = (key: string, screen: Record<string, unknown>, ...paths: Path[]) => {
	const [resource = '', operation = ''] = key.split('.');
	const violations = paths.map((path) => ({ path, problem: '', fix: '' }));
	return inWords(violations, operationOf(resource, operation) as Operation, (name) => screen[name]).map(({ field }) => field);
};

test('a part is called by the field on screen, and by its place in JSON where that was given', () => {
	const paths: Path[] = [['sections'], ['sections', 1], ['sections', 1, 'rows', 2, 'title']];
	expect(named('interactive.sendList', { listFrom: 'fields' }, ...paths)).toEqual([
		'Sections',
		'Sections > Section 2',
		'Sections > Section 2 > Row 3 > Title',
	]);
	expect(named('interactive.sendList', { listFrom: 'json' }, ...paths)).toEqual([
		'Sections (JSON)',
		'Sections (JSON) > [1]',
		'Sections (JSON) > [1].rows[2].title',
	]);
});

test('a part of a contact is called by the field that it is made of', () => {
	const parts: Path[] = [['name'], ['name', 'last_name'], ['phones', 0, 'phone'], ['emails', 0], ['urls', 0], ['org', 'company'], ['org', 'title'], ['birthday']];
	expect(named('message.sendContacts', { contactsFrom: 'fields' }, ...parts.map((part) => ['contacts', 1, ...part]))).toEqual(
		['First Name', 'Last Name', 'Phone', 'Email', 'Website', 'Company', 'Job Title', 'Birthday'].map((label) => `Contacts > Contact 2 > ${label}`),
	);
	expect(named('message.sendContacts', { contactsFrom: 'json' }, ['contacts', 1, 'org', 'title'])).toEqual(['Contacts (JSON) > [1].org.title']);
});

test('a part that several operations ask for has its name in each', () => {
	expect(named('interactive.sendAndWait', { responseType: 'approval' }, ['body'], ['buttons', 0, 'title'], ['buttons', 1, 'title'])).toEqual([
		'Message',
		'Approve Button Label',
		'Disapprove Button Label',
	]);
	expect(named('interactive.sendAndWait', { responseType: 'buttons', buttonsFrom: 'fields' }, ['buttons', 0, 'title'])).toEqual([
		'Buttons > Button 1 > Title',
	]);
});

test('the text that several variables of a template make up is in no field, and named as what it is', () => {
	const message: Message = { kind: 'template', name: 'a', language: 'en', definition: definition('positional'), values: [{ place: { part: 'body', name: '1' }, value: long }] };
	const violations = checkOutgoing({ from: '', to: '', message }, apiOf('v2'));
	const names = inWords(violations, operationOf('template', 'send') as Operation, () => undefined).map(({ field }) => field);
	expect(names).toContain('Body with its variables');
});

test('what a sentence says of other parts is worded as well', () => {
	const [, twice] = inWords(
		checkOutgoing({ from: '', to: '', message: { ...buttons, header: undefined, body: 'Hi', footer: '', buttons: [{ id: 'a', title: 'Yes' }, { id: 'b', title: 'Yes' }] }, replyTo: 'a' }, apiOf('v1')).reverse(),
		operationOf('interactive', 'sendAndWait') as Operation,
		(name) => (name === 'responseType' ? 'approval' : undefined),
	);
	expect(twice).toEqual({
		field: 'Disapprove Button Label',
		problem: 'repeats "Yes" of Approve Button Label',
		fix: 'Give each its own',
	});
});
