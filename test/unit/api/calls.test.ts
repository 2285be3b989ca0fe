import { apiOf } from '../../../kaleyra/api';
import { type Account, readAccount as read, regions } from '../../../kaleyra/api/account';
import { readBusinessNumber } from '../../../kaleyra/api/businessNumber';
import type { ApiVersion } from '../../../kaleyra/message/apiRules';
import { contentOf, cursorAfter, listings, listRequest, recordsOf, listsUnavailable } from '../../../kaleyra/api/lookUp';
import { IS_FILE } from '../../../kaleyra/message/types';
import { explainNotSent } from '../../../kaleyra/api/errorCodes';

const readAccount = (credential: Record<string, unknown>) => {
	const result = read(credential);
	return result.ok ? result.value : { missing: result.failure };
};

const account: Account = { apiVersion: 'v2', baseUrl: 'https://host.example', sid: 'A/B', wabaId: 'W 1' };

describe('the address and content of a call', () => {
	it.each([
		[listings.phoneNumbers, 'number', 'business numbers'],
		[listings.templates, 'message_templates', 'templates'],
		[listings.flows, 'flows', 'flows'],
	])('that lists: %j', (listing, path, what) => {
		expect(listing.what).toBe(what);
		expect(listRequest(account, listing, { limit: 5 })).toEqual({
			method: 'GET',
			url: `https://host.example/v2/A%2FB/whatsapp/W%201/${path}?limit=5`,
		});
		expect(listRequest({ ...account, apiVersion: 'v1' }, listing, { limit: 5, after: 'a&b' }).url).toBe(
			`https://host.example/v2/A%2FB/whatsapp/W%201/${path}?limit=5&after=a%26b`,
		);
	});

	it('that asks for one number goes to the version the number is on', () => {
		const details = (version: ApiVersion) => apiOf(version).numberDetails?.(account, '+15550100001');
		expect([details('v1'), details('v2'), details('v3')]).toEqual([
			{ method: 'GET', url: 'https://host.example/v1/A%2FB/whatsapp/+15550100001/phone_number_details' },
			{ method: 'GET', url: 'https://host.example/v2/A%2FB/whatsapp/+15550100001/phone_number_details' },
			undefined,
		]);
	});

	it('that sets where the messages of customers go', () => {
		expect(apiOf('v1').incomingUrl?.(account, '+15550100001', 'https://n8n.example/hook')).toEqual({
			method: 'PUT',
			url: 'https://host.example/v1/A%2FB/whatsapp/number',
			json: { wa_number: '15550100001', incoming_url: 'https://n8n.example/hook' },
		});
	});

	it('that uploads a file', () => {
		const file = { [IS_FILE]: true, itemIndex: 0, property: 'data', identity: '1', name: 'a.png', mimeType: 'image/png' } as const;
		expect(apiOf('v2').upload?.encode(file, '+15550100001', account)).toEqual({
			method: 'POST',
			url: 'https://host.example/v2/A%2FB/whatsapp/+15550100001/media',
			form: { type: 'image/png', file },
		});
	});

	it('that marks a message as read', () => {
		const receipt = { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.1' };
		const call = (typing: boolean) => apiOf('v2').readReceipt?.({ from: '+15550100001', messageId: 'wamid.1', typing }, account);
		expect(call(false)).toEqual({
			method: 'POST',
			url: 'https://host.example/v2/A%2FB/whatsapp/+15550100001/messages',
			json: { messaging_object: receipt },
		});
		expect(call(true)?.json).toEqual({ messaging_object: { ...receipt, typing_indicator: { type: 'text' } } });
	});
});

describe('the account of a credential', () => {
	const noUrl = { missing: 'The credential has no usable Base URL. Enter one that starts with https://, for example https://api.in.kaleyra.io.' };

	it('is where its region is', () => {
		const hosts = Object.fromEntries(regions.map(({ value }) => [value, readAccount({ region: value, sid: 'S' })]));
		const at = (host: string) => ({ apiVersion: 'v2', baseUrl: `https://${host}`, sid: 'S', wabaId: '' });
		expect(hosts).toEqual({
			eu: at('api.eu.kaleyra.io'),
			global: at('api.kaleyra.io'),
			in: at('api.in.kaleyra.io'),
			na: at('api.na.kaleyra.ai'),
			sg: at('api.ap.kaleyra.io'),
		});
		expect(readAccount({ sid: 'S' })).toEqual(at('api.in.kaleyra.io'));
		expect(readAccount({ region: 'moon', sid: 'S' })).toEqual(noUrl);
	});

	it('is complete and without blanks', () => {
		expect(readAccount({ apiVersion: 'v1', region: 'custom', baseUrl: ' https://host.example/x// ', sid: ' S ', wabaId: ' W ' })).toEqual({
			apiVersion: 'v1',
			baseUrl: 'https://host.example/x',
			sid: 'S',
			wabaId: 'W',
		});
	});

	it('is told to lack what it lacks', () => {
		expect(readAccount({ region: 'custom', sid: 'S' })).toEqual(noUrl);
		expect(readAccount({ region: 'in', sid: ' ' })).toEqual({
			missing: 'The credential has no SID. Copy it from Developers > API Key in the Kaleyra console.',
		});
		expect(readAccount({ apiVersion: 'v3', baseUrl: 'https://host.example' })).toEqual({
			apiVersion: 'v3',
			baseUrl: 'https://host.example',
			sid: '',
			wabaId: '',
		});
	});

	it('says why it has no lists', () => {
		expect(listsUnavailable(account, 'flows')).toBeUndefined();
		expect(listsUnavailable({ ...account, wabaId: '' }, 'flows')).toEqual({
			code: 'NO_WABA_ID',
			message: 'The list of flows needs the WhatsApp Business Account ID, which the credential does not have',
			fix: 'Enter the ID in the Kaleyra credential (in the Kaleyra console under Channels > WhatsApp), or enter the value yourself.',
			sent: 'refused',
		});
		expect(listsUnavailable({ ...account, apiVersion: 'v3' }, 'flows')).toEqual({
			code: 'NO_LISTS_ON_V3',
			message: 'API V3 offers no list of flows',
			fix: 'Enter the value yourself.',
			sent: 'refused',
		});
	});
});

describe('what a list holds', () => {
	const wrapped = (content: unknown, times: number): unknown => (times === 0 ? content : { data: wrapped(content, times - 1) });

	it('is found below up to three data, no deeper', () => {
		expect([0, 1, 2, 3].map((times) => contentOf(wrapped('x', times)))).toEqual(Array(4).fill('x'));
		expect(contentOf(wrapped('x', 4))).toEqual({ data: 'x' });
		expect([0, 1, 2].map((times) => cursorAfter(wrapped({ paging: { cursors: { after: 'c' } } }, times)))).toEqual(['c', 'c', 'c']);
		expect(cursorAfter(wrapped({ paging: { cursors: { after: 'c' } } }, 3))).toBeUndefined();
	});

	it('is the objects of the first array that has any', () => {
		expect(recordsOf({ data: { total: 2, names: ['a'], list: ['a', { id: 1 }, null, { id: 2 }] } })).toEqual([{ id: 1 }, { id: 2 }]);
		expect(recordsOf({ data: { id: 1, tags: ['a'] } })).toEqual([{ id: 1, tags: ['a'] }]);
		expect([recordsOf({ data: {} }), recordsOf({ id: 1 }), recordsOf('x'), recordsOf([null, 'a'])]).toEqual([[], [], [], []]);
	});

	it('goes on only with a cursor that is a text', () => {
		expect([5, '', null, {}].map((after) => cursorAfter({ paging: { cursors: { after } } }))).toEqual(Array(4).fill(undefined));
	});
});

describe('a business number', () => {
	it.each(['display_phone_number', 'phone_number', 'wa_number', 'number'])('is read from %s', (name) => {
		expect(readBusinessNumber({ [name]: '+1 555 010 0001' })).toEqual({ phoneNumber: '+15550100001' });
	});

	it.each([
		['phone_number_id', 7, { id: '7' }],
		['name', 'Shop', { verifiedName: 'Shop' }],
		['current_limit', 'TIER_1K', { messagingLimit: 'TIER_1K' }],
		['throughput', 'HIGH', { throughput: 'HIGH' }],
		['throughput', { level: 'STANDARD' }, { throughput: 'STANDARD' }],
		['throughput', { level: 5 }, {}],
		['can_send_message', 'LIMITED', { canSendMessage: 'LIMITED' }],
		['health_status', { can_send_message: 'BLOCKED' }, { canSendMessage: 'BLOCKED' }],
		['quality_score', { score: 'GREEN' }, { qualityRating: 'GREEN' }],
		['status', '', {}],
		['status', null, {}],
		['status', { a: 1 }, {}],
	])('has what stands under %s: %j', (name, value, read) => {
		expect(readBusinessNumber({ [name]: value }, '+15550100001')).toEqual({ phoneNumber: '+15550100001', ...read });
	});

	it('takes the next name when the first has nothing', () => {
		for (const nothing of ['', null, undefined]) {
			expect(readBusinessNumber({ id: nothing, phone_number_id: '7' }, '+1')).toMatchObject({ id: '7' });
		}
		expect(readBusinessNumber({ id: 0, phone_number_id: '7' }, '+1')).toMatchObject({ id: '0' });
	});

	it('is none without a number', () => {
		expect(readBusinessNumber({ id: '7' })).toBeUndefined();
	});

	it('names each problem once, as far as it is told in words', () => {
		const errors = [{ error_description: 'Bad', possible_solution: 'Mend' }, { error_description: 'Bad', possible_solution: 'Mend' }, { error_description: 'Worse', possible_solution: 5 }];
		expect(readBusinessNumber({ health_status: { entities: [{ errors }, {}] } }, '+1')).toMatchObject({ problems: ['Bad Mend', 'Worse'] });
	});
});

describe('a message that Kaleyra did not send', () => {
	const optedOut = 'The customer opted out of messages from this business.';
	const noTemplate = 'Kaleyra does not know the template.';
	const noSlug = 'Link tracking is on, but the short link of the message is missing.';
	const noField = 'The message lacks its recipient or its type.';
	it.each([
		['User opted out', optedOut],
		['user opt-out', optedOut],
		['optout', optedOut],
		['Template not found', noTemplate],
		['template details missing', noTemplate],
		['Template was missing', noTemplate],
		['no url slug', noSlug],
		['URL slug missing', noSlug],
		['url slug is missing', noSlug],
		['missing to', noField],
		['"to" field is missing', noField],
		["'type' parameter missing", noField],
		['to missing', noField],
		['Daily limit reached', 'The account reached its daily limit of messages.'],
		['Country not allowed', 'The account may not send to this country.'],
	])('because of "%s" is explained, with what to do', (sentence, explanation) => {
		expect(explainNotSent('', sentence)).toEqual({ explanation, whatToDo: expect.stringMatching(/^[A-Z].{15,}\.$/) });
	});

	it('is explained by its code before its sentence, and not at all without either', () => {
		expect(explainNotSent('E110', 'Template not found')?.explanation).toBe('The balance of the Kaleyra account is too low.');
		expect([explainNotSent(), explainNotSent('X1', 'Something else')]).toEqual([undefined, undefined]);
	});
});
