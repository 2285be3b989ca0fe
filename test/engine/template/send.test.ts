import type { IDataObject } from 'n8n-workflow';
import { BUSINESS, byNumber, CUSTOMER, items, type SimulatedAccount, startSimulatedAccount } from '../support/simulated';
import { versionsInWords, versionsOf } from '../../../lab/messageCatalogue';

/** The Variables field as the editor saves it when the template could not be read any more. */
const filled = (value: IDataObject, schema: object[] = []) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema,
	attemptToConvertTypes: false,
	convertFieldsToString: false,
});
const fromList = (value: string) => ({ __rl: true, mode: 'list', value });
const byName = (value: string) => ({ __rl: true, mode: 'name', value });

describe('Send (template)', () => {
	let account: SimulatedAccount;
	let withLists: object;
	const send = (parameters: object, more: object = {}) =>
		account.run({ resource: 'template', operation: 'send', ...parameters }, { credentials: withLists, ...more });
	/** What the API got as `template`. */
	const sent = () => (account.sim.messages()[0]?.body as { messaging_object: { template: unknown } }).messaging_object.template;

	beforeAll(async () => {
		account = await startSimulatedAccount();
		withLists = { ...account.credentials, wabaId: account.sim.account.wabaId };
	});
	afterEach(() => account.sim.reset());
	afterAll(() => account.sim.close());

	const orderConfirmation = {
		template: fromList('order_confirmation|en'),
		variables: filled({ 'header:text:1': '1001', 'body:1': 'Alex', 'body:2': 'Green tea', 'body:3': 'Friday' }),
	};

	it('fills in the chosen template and tells what the customer reads', async () => {
		const { status, items: output } = await send(orderConfirmation);
		expect(status).toBe('success');
		expect(sent()).toEqual({
			name: 'order_confirmation',
			language: { code: 'en' },
			components: [
				{ type: 'header', parameters: [{ type: 'text', text: '1001' }] },
				{
					type: 'body',
					parameters: [
						{ type: 'text', text: 'Alex' },
						{ type: 'text', text: 'Green tea' },
						{ type: 'text', text: 'Friday' },
					],
				},
			],
		});
		expect(output.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual([
			{
				json: expect.objectContaining({
					success: true,
					to: CUSTOMER,
					from: BUSINESS,
					preview:
						'Order 1001\n\nHi Alex, thank you! *Green tea* is on its way and arrives on Friday.\n\nReply at any time\n\n[Track order] [Change address]',
				}),
				pairedItem: { item: 0 },
			},
		]);
	});

	it('sends the same template given as JSON, with the same preview', async () => {
		await send(orderConfirmation);
		const components = (sent() as { components: unknown }).components;
		account.sim.reset();
		const { items: output } = await send({
			template: orderConfirmation.template,
			variablesFrom: 'json',
			componentsJson: JSON.stringify(components),
		});
		expect((sent() as { components: unknown }).components).toEqual(components);
		expect(output[0]?.json.preview).toContain('Hi Alex');
	});

	it.each([
		['named variables', 'appointment_reminder', { 'body:customer_name': 'Alex', 'body:date': 'Friday', 'body:time': '9 am' }],
		['a button’s own payload', 'order_confirmation|en', { ...orderConfirmation.variables.value, 'button:1:payload': 'change-1001' }],
		['a picture, the end of a link and an offer code', 'spring_sale', { 'header:image': 'https://example.com/a.jpg', 'body:1': 'Alex', 'body:2': '20 %', 'button:0:url': 'alex', 'button:1:code': 'GREEN20' }],
		['a named document', 'invoice', { 'header:document': '1013859600285441', 'header:filename': 'invoice.pdf', 'body:1': '1001', 'body:2': '12 €' }],
		['a video', 'how_it_works', { 'header:video': 'https://example.com/a.mp4', 'body:1': 'the pot' }],
		['a place', 'store_location', { 'header:latitude': '52.52', 'header:longitude': 13.4, 'header:name': 'Store', 'header:address': 'Main street 1', 'body:1': 'Friday' }],
		['a one-time password', 'login_code', { 'code:0': '123456' }],
		['an offer that ends', 'limited_offer', { 'offer:expires': '2027-03-31T18:00:00Z', 'header:image': 'https://example.com/a.jpg', 'body:1': 'Alex', 'button:0:code': 'GREEN20', 'button:1:url': 'alex' }],
		['cards', 'new_arrivals', {
			'body:1': 'Alex',
			'card:0:header:image': 'https://example.com/a.jpg', 'card:0:body:1': 'Green tea', 'card:0:body:2': '5 €', 'card:0:button:0:url': 'green',
			'card:1:header:image': 'https://example.com/b.jpg', 'card:1:body:1': 'Black tea', 'card:1:body:2': '6 €', 'card:1:button:0:url': 'black', 'card:1:button:1:payload': 'keep-black',
		}],
		['a flow', 'feedback_request', { 'body:1': 'Alex', 'button:0:token': 'visit-1001', 'button:0:data': '{"visit": "1001"}' }],
		['a flow without values', 'feedback_request', { 'body:1': 'Alex' }],
		['the catalog', 'our_catalog', { 'body:1': 'Alex', 'button:0:thumbnail': 'tea-green' }],
		['products', 'picked_for_you', { 'header:text:1': 'Alex', 'button:0:thumbnail': 'tea-green', 'button:0:sections': '[{"title":"Teas","product_items":[{"product_retailer_id":"tea-green"}]}]' }],
		['nothing', 'hello_world', {}],
	])('fills in a template with %s as the API wants it', async (_, template, values) => {
		const { status, error, items: output } = await send({ template: byName(template), variables: filled(values) });
		expect(error?.message).toBeUndefined();
		expect(status).toBe('success');
		expect(account.sim.messages({ kind: 'template' })).toHaveLength(1);
		expect(output[0]?.json.preview).not.toMatch(/\{\{/);
	});

	it('names every missing variable and sends nothing', async () => {
		const { error } = await send({ ...orderConfirmation, variables: filled({ 'body:1': 'Alex' }) });
		expect(error?.description).toContain('Variables > Header {{1}} is empty');
		expect(error?.description).toContain('Variables > Body {{2}} is empty');
		expect(error?.description).toContain('Variables > Body {{3}} is empty');
		expect(account.sim.messages()).toEqual([]);
	});

	it('tells which values of the JSON the template does not have', async () => {
		const { error } = await send({
			template: byName('hello_world'),
			variablesFrom: 'json',
			componentsJson: '[{ "type": "body", "parameters": [{ "type": "text", "text": "Alex" }] }]',
		});
		expect(error?.message).toBe('Components (JSON) give the body 1 values, the template has 0 variables there');
	});

	it.each([
		['price_list_draft', 'Template "price_list_draft" is pending, so it cannot be sent'],
		['too_loud', 'Template "too_loud" is rejected, so it cannot be sent'],
	])('does not send %s, which is not approved', async (template, message) => {
		const { error } = await send({ template: byName(template), variables: filled({ 'body:1': 'Alex' }) });
		expect(error?.message).toBe(message);
		expect(account.sim.messages()).toEqual([]);
	});

	it('names the languages there are when Language is none of them, or is needed', async () => {
		const parameters = { ...orderConfirmation, template: byName('order_confirmation') };
		expect((await send({ ...parameters, language: 'fr' })).error).toMatchObject({
			message: 'Language "fr" is none that the template "order_confirmation" has',
			description: 'Enter one of en, de.',
		});
		expect((await send(parameters)).error).toMatchObject({ message: 'Language is empty', description: 'Enter one of en, de.' });
		expect((await send({ ...parameters, language: 'de' })).items[0]?.json.preview).toContain('Hallo Alex');
	});

	it('chooses template and language for each item by expression', async () => {
		const { items: output } = await send(
			{
				to: '={{ $json.phone }}',
				template: byName('={{ $json.template }}'),
				language: '={{ $json.language }}',
				variables: filled({ 'header:text:1': '={{ $json.order }}', 'body:1': '={{ $json.name }}', 'body:2': 'Tee', 'body:3': 'Freitag' }),
			},
			{
				items: items(
					{ phone: '+15550100101', template: 'order_confirmation', language: 'de', order: 7, name: 'Ada' },
					{ phone: '+15550100102', template: 'newsletter_01', language: '', order: 8, name: 'Bo' },
				),
			},
		);
		expect(output.map(({ json }) => json.preview)).toEqual([
			expect.stringContaining('Hallo Ada'),
			'Hello Bo, this is issue 01.',
		]);
	});

	it('uploads a picture from the item before it sends it', async () => {
		const { status, error } = await send(
			{
				template: byName('spring_sale'),
				variables: filled({ 'header:image': 'photo', 'body:1': 'Alex', 'body:2': '20 %', 'button:0:url': 'a', 'button:1:code': 'GREEN' }),
			},
			{ items: [{ json: {}, binary: { photo: { data: Buffer.from('jpeg').toString('base64'), mimeType: 'image/jpeg', fileName: 'a.jpg' } } }] },
		);
		expect(error?.message).toBeUndefined();
		expect(status).toBe('success');
		expect(sent()).toMatchObject({ components: [{ type: 'header', parameters: [{ image: { id: expect.any(String) } }] }, {}, {}, {}] });
	});

	it('reads the end of an offer in the workflow’s time zone', async () => {
		const values = { 'header:image': 'https://example.com/a.jpg', 'body:1': 'Alex', 'button:0:code': 'GREEN20', 'button:1:url': 'a' };
		await send({ template: byName('limited_offer'), variables: filled({ ...values, 'offer:expires': '2027-03-31T18:00:00' }) });
		const { components } = sent() as { components: Array<{ parameters: object[] }> };
		// n8n's own default zone, as the workflow sets none.
		expect(components[0]?.parameters).toEqual([
			{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: Date.parse('2027-03-31T18:00:00-04:00') } },
		]);
	});

	it('sends without preview when the credential has no WABA ID, and still names what is missing', async () => {
		const schema = [{ id: 'body:1', displayName: 'Body {{1}}', required: true }];
		const { items: output } = await send(
			{ template: fromList('newsletter_01|en'), variables: filled({ 'body:1': 'Alex' }, schema) },
			{ credentials: account.credentials },
		);
		expect(output[0]?.json).toMatchObject({ success: true });
		expect(output[0]?.json).not.toHaveProperty('preview');
		account.sim.reset();
		const { error } = await send(
			{ template: fromList('newsletter_01|en'), variables: filled({ 'body:1': '' }, schema) },
			{ credentials: account.credentials },
		);
		expect(error?.message).toBe('Variables > Body {{1}} is empty');
		expect(account.sim.messages()).toEqual([]);
	});

	it.each(['bdoy:1', 'card:x:body:1', 'body:first name'])('names a value under %s, which no template has', async (id) => {
		const { error } = await send(
			{ template: fromList('newsletter_01|en'), variables: filled({ 'body:1': 'Alex', [id]: 'x' }) },
			{ credentials: account.credentials },
		);
		expect(error?.message).toBe(`Variables > ${id} is a variable that no template has`);
		expect(account.sim.messages()).toEqual([]);
	});

	it('gives a refusal by the API as an error item when the node continues', async () => {
		const { errorItems } = await send(
			{ ...orderConfirmation, from: byNumber('+15550100999') },
			{ onError: 'continueErrorOutput' },
		);
		expect(errorItems.map(({ json }) => json)).toEqual([
			{
				error: 'The business number in From does not belong to this Kaleyra account',
				message: expect.any(String),
				details: expect.objectContaining({ to: CUSTOMER, code: 'WA401', mayHaveBeenSent: false }),
			},
		]);
	});

	describe('with a credential for V1', () => {
		const onV1 = () => ({ credentials: { ...withLists, apiVersion: 'v1' } });
		const from = byNumber('+15550100002');

		it.each([
			['order_confirmation|en', orderConfirmation.variables.value, { type: 'mediatemplate', param_header: '1001', params: '"Alex","Green tea","Friday"' }],
			['appointment_reminder', { 'body:customer_name': 'Alex', 'body:date': 'Friday', 'body:time': '9 am' }, { type: 'template', params: '"Alex","Friday","9 am"' }],
			['how_it_works', { 'header:video': 'https://example.com/a.mp4', 'body:1': 'the pot' }, { type: 'mediatemplate', media_url: 'https://example.com/a.mp4' }],
		])('sends %s as its form', async (template, values, fields) => {
			const { items: output, error } = await send({ from, template: fromList(template), variables: filled(values) }, onV1());
			expect(error?.message).toBeUndefined();
			expect(account.sim.messages()[0]?.body).toMatchObject({ lang_code: 'en', ...fields });
			expect(output[0]?.json).toMatchObject({ apiVersion: 'v1', preview: expect.any(String) });
		});

		it('tells what the form has no place for', async () => {
			const { error } = await send(
				{ from, template: byName('our_catalog'), variables: filled({ 'body:1': 'Alex', 'button:0:thumbnail': 'tea-green' }) },
				onV1(),
			);
			expect(error?.message).toBe('Variables > Thumbnail Product ID of “View catalog” has no place in API V1');
			expect(account.sim.messages()).toEqual([]);
		});
	});

	it('says on V3 which version has templates', async () => {
		const { error } = await send(orderConfirmation, {
			credentials: { apiVersion: 'v3', baseUrl: account.sim.url, accessToken: 'fake-access-token-for-tests' },
		});
		expect(error).toMatchObject({
			message: 'API Version V3 of the credential has no template messages',
			description: `Choose a credential for ${versionsInWords(versionsOf('template.send'))}.`,
		});
	});
});
