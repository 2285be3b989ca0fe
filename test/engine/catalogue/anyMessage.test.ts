import fc from 'fast-check';
import type { ApiVersion } from '../../../kaleyra/message/types';
import { goodText, wildText } from '../support/arbitrary';
import { fromItem } from '../support/fromItem';
import { type SimulatedAccount, startSimulatedAccount } from '../support/simulated';
import { runOn } from './versions';

const byLink = { __rl: true, mode: 'link', value: '={{ $json.link }}' };
const optional = (text: fc.Arbitrary<string>) => fc.oneof(fc.constant(''), text);
const id = fc.oneof({ weight: 9, arbitrary: goodText(30) }, { weight: 1, arbitrary: fc.constantFrom('', ' ') });
const link = fc.oneof(
	{ weight: 4, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
	{ weight: 1, arbitrary: wildText(20) },
	{ weight: 1, arbitrary: fc.constantFrom('https://', 'http://%', 'https://a b', ' https://example.com', 'ftp://example.com') },
);
const emoji = fc.oneof(fc.constantFrom('', '👍', '❤', '❤️', '🇮🇳', '👩‍👩‍👧', '1️⃣', '7', 'ok', '👍👍'), wildText(2));
const degrees = fc.oneof(
	fc.double({ min: -190, max: 190, noNaN: true }),
	fc.constantFrom('', ' ', '12.97', '12,97', '1e1', 'north', '0x10', 'Infinity'),
);
const texts = { body: wildText(1024), footer: optional(wildText(60)) };

/** JSON near a contact card: right, half right, or something else altogether. */
const wildJson = fc.oneof(wildText(20), fc.integer(), fc.constant(null), fc.boolean(), fc.array(wildText(5), { maxLength: 2 }));
const partOf = (...keys: string[]) =>
	fc.oneof(
		{ weight: 6, arbitrary: fc.record(Object.fromEntries(keys.map((key) => [key, optional(goodText(20))]))) },
		{ weight: 1, arbitrary: fc.dictionary(fc.constantFrom(...keys, 'other'), wildJson, { maxKeys: 3 }) },
	);
const listOf = (...keys: string[]) => fc.oneof({ weight: 9, arbitrary: fc.array(partOf(...keys), { maxLength: 2 }) }, wildJson);
const card = fc.record(
	{
		name: fc.oneof(
			{ weight: 9, arbitrary: fc.record({ formatted_name: goodText(20), first_name: goodText(20) }) },
			partOf('formatted_name', 'first_name', 'last_name'),
		),
		phones: listOf('phone', 'type', 'wa_id'),
		emails: listOf('email', 'type'),
		urls: listOf('url', 'type'),
		addresses: listOf('street', 'city', 'country'),
		org: fc.oneof(partOf('company', 'department', 'title'), wildJson),
		birthday: fc.oneof(fc.constantFrom('1990-12-31', '31.12.1990', ''), wildJson),
	},
	{ requiredKeys: ['name'] },
);

const message = { resource: 'message' };
const interactive = { resource: 'interactive', headerType: 'none' };
const addressField = fc.constantFrom('name', 'phone_number', 'in_pin_code', 'sg_post_code', 'city', 'state');

/** What is drawn comes out of the item; `expressions` are fields that take it from there under another name. */
const kinds: Array<[name: string, version: ApiVersion, expressions: object, drawn: fc.Arbitrary<object>]> = [
	...(['v1', 'v2', 'v3'] as const).flatMap((version): typeof kinds => [
		['a text', version, { ...message, operation: 'sendText', previewUrl: true }, fc.record({ body: wildText(4096) })],
		[
			'a picture',
			version,
			{ ...message, operation: 'sendMedia', mediaType: 'image', media: byLink },
			fc.record({ caption: optional(wildText(1024)), link }),
		],
		[
			'a list',
			version,
			{ ...interactive, operation: 'sendList' },
			fc.record({
				...texts,
				body: wildText(version === 'v2' ? 4096 : 1024),
				buttonText: wildText(20),
				sections: fc.record({
					section: fc.array(
						fc.record({
							title: wildText(24),
							rows: fc.record({
								row: fc.array(
									fc.record({ title: wildText(24), description: optional(wildText(72)), id: optional(wildText(200)) }),
									{ minLength: 1, maxLength: 6 },
								),
							}),
						}),
						{ minLength: 1, maxLength: 2 },
					),
				}),
			}),
		],
		[
			'reply buttons',
			version,
			{ ...interactive, operation: 'sendButtons', headerType: 'image', headerMedia: byLink },
			fc.record({
				...texts,
				link,
				buttons: fc.record({
					button: fc.array(fc.record({ title: wildText(20), id: optional(wildText(256)) }), { minLength: 1, maxLength: 3 }),
				}),
			}),
		],
	]),
	[
		'a flow',
		'v2',
		{ ...interactive, operation: 'sendFlow', flow: { __rl: true, mode: 'id', value: '1099551744722456' } },
		fc.record({
			...texts,
			flowCta: wildText(20),
			flowToken: optional(wildText(200)),
			flowScreen: wildText(40),
			flowDataFields: fc.record({
				field: fc.array(fc.record({ name: wildText(20), value: wildText(40) }), { maxLength: 3 }),
			}),
		}),
	],
	['a sticker', 'v2', { ...message, operation: 'sendMedia', mediaType: 'sticker', media: byLink }, fc.record({ link })],
	...(['v2', 'v3'] as const).flatMap((version): typeof kinds => [
		[
			'a location',
			version,
			{ ...message, operation: 'sendLocation' },
			fc.record({ latitude: degrees, longitude: degrees, locationName: optional(wildText(20)), locationAddress: optional(wildText(20)) }),
		],
		[
			'contacts',
			version,
			{ ...message, operation: 'sendContacts', contactsFrom: 'json', contactsJson: '={{ $json.cards }}' },
			fc.record({ cards: fc.array(card, { maxLength: 3 }) }),
		],
	]),
	['a reaction', 'v2', { ...message, operation: 'sendReaction' }, fc.record({ messageId: id, emoji })],
	['a URL button', 'v2', { ...interactive, operation: 'sendCtaUrl' }, fc.record({ ...texts, ctaText: wildText(20), ctaUrl: link })],
	['a request for a location', 'v2', { ...interactive, operation: 'requestLocation' }, fc.record({ body: texts.body })],
	...(['IN', 'SG'] as const).map((addressCountry): (typeof kinds)[number] => [
		`a request for an address in ${addressCountry}`,
		'v2',
		{ ...interactive, operation: 'requestAddress', addressCountry },
		fc.record({
			...texts,
			addressValues: fc.record({
				field: fc.array(fc.record({ name: addressField, value: optional(wildText(20)) }), { maxLength: 3 }),
			}),
		}),
	]),
	[
		'a product',
		'v2',
		{ ...interactive, operation: 'sendProduct' },
		fc.record({ body: optional(wildText(1024)), footer: texts.footer, catalogId: id, productId: id }),
	],
	[
		'a product list',
		'v2',
		{ ...interactive, operation: 'sendProductList' },
		fc.record({
			...texts,
			headerText: wildText(60),
			catalogId: id,
			productSections: fc.record({
				section: fc.array(
					fc.record({
						title: optional(wildText(24)),
						products: fc.record({ product: fc.array(fc.record({ id }), { minLength: 1, maxLength: 16 }) }),
					}),
					{ minLength: 1, maxLength: 2 },
				),
			}),
		}),
	],
	['the catalog', 'v2', { ...interactive, operation: 'sendCatalog' }, fc.record({ ...texts, thumbnailProductId: optional(goodText(10)) })],
];

describe('whatever is filled in', () => {
	let account: SimulatedAccount;
	beforeAll(async () => {
		account = await startSimulatedAccount();
	});
	afterAll(() => account.sim.close());

	it.each(kinds)('%s (%s) is either sent and accepted, or refused by the node with what to do and never sent', async (_, version, fixed, drawn) => {
		let sent = 0;
		await fc.assert(
			fc.asyncProperty(drawn, async (values) => {
				account.sim.reset();
				const { parameters, items } = fromItem(values);
				const run = await runOn(account, version, { ...parameters, ...fixed }, { items, onError: 'continueRegularOutput' });
				const { requests, accepted, refused } = account.sim.stats();
				expect(refused).toEqual({});
				expect(run.items).toEqual([expect.objectContaining({ pairedItem: { item: 0 } })]);
				const { success, details } = run.items[0]?.json as { success?: boolean; details?: { violations?: object[] } };
				expect({ requests, accepted }).toEqual(success === true ? { requests: 1, accepted: 1 } : { requests: 0, accepted: 0 });
				sent += accepted;
				if (success === true) return;
				for (const violation of details?.violations ?? [{}]) {
					const filled = expect.stringMatching(/./);
					expect(violation).toMatchObject({ field: filled, problem: filled, fix: filled });
				}
			}),
			{ numRuns: 60, seed: 7 },
		);
		expect(sent).toBeGreaterThan(0);
		expect(sent).toBeLessThan(60);
	});
});
