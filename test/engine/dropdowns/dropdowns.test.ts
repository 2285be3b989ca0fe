import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Engine } from '../../../lab/engine/engine';
import { mapperFields, searchList } from '../support/dropdowns';
import { type SimulatedAccount, startSimulatedAccount } from '../support/simulated';

describe('the lists of the editor', () => {
	let account: SimulatedAccount;
	let engine: Engine;
	let credentials: object;
	let strange: Server;

	beforeAll(async () => {
		account = await startSimulatedAccount();
		engine = account.engine;
		credentials = { ...account.credentials, wabaId: account.sim.account.wabaId };
		strange = createServer((request, response) => response.end(answerOf(request.url ?? '')));
		await new Promise<void>((resolve) => strange.listen(0, '127.0.0.1', resolve));
	});
	afterAll(() => {
		strange.close();
		account.sim.close();
	});

	/** What a host may answer whose documents show no answer. */
	let answerOf: (url: string) => string;
	const strangeHost = () => ({ ...credentials, baseUrl: `http://127.0.0.1:${(strange.address() as AddressInfo).port}` });

	it('offers the business numbers by name', async () => {
		const { results } = await searchList(engine, 'searchPhoneNumbers', { credentials });
		expect(results).toContainEqual({ name: 'Green Leaf Store (+15550100001)', value: '+15550100001' });
		expect((await searchList(engine, 'searchPhoneNumbers', { credentials, filter: 'service' })).results).toHaveLength(1);
		expect((await searchList(engine, 'searchPhoneNumbers', { credentials, filter: '0100003' })).results).toHaveLength(1);
	});

	it('offers the flows, and says which are not published', async () => {
		const { results } = await searchList(engine, 'searchFlows', { credentials });
		expect(results.length).toBeGreaterThan(0);
		answerOf = () => JSON.stringify({ data: [{ id: 7, name: 'Lead form', status: 'DRAFT' }, { id: 8 }, { name: 'no id' }, null] });
		expect((await searchList(engine, 'searchFlows', { credentials: strangeHost() })).results).toEqual([
			{ name: 'Lead form (draft)', value: '7' },
			{ name: '8', value: '8' },
		]);
	});

	it('offers each template in each language, and says which cannot be sent', async () => {
		const { results } = await searchList(engine, 'searchTemplates', { credentials });
		expect(results).toContainEqual({ name: 'order_confirmation (de)', value: 'order_confirmation|de' });
		expect(results).toContainEqual({ name: 'price_list_draft (en, pending)', value: 'price_list_draft|en' });
		expect((await searchList(engine, 'searchTemplates', { credentials, filter: ' ORDER ' })).results).toHaveLength(2);
	});

	it('goes through the pages, however small they are, and stops where they repeat', async () => {
		const all = Array.from({ length: 230 }, (_, index) => ({ id: `${index}`, name: `template_${index}`, language: 'en' }));
		answerOf = (url) => {
			const after = Number(new URL(url, 'http://host').searchParams.get('after') ?? -1);
			const data = all.slice(after + 1, after + 26);
			return JSON.stringify({ data, paging: { cursors: { after: data.at(-1)?.id ?? String(after) } } });
		};
		const first = await searchList(engine, 'searchTemplates', { credentials: strangeHost() });
		expect(first.results).toHaveLength(50);
		const second = await searchList(engine, 'searchTemplates', { credentials: strangeHost(), paginationToken: first.paginationToken as string });
		expect(second.results[0]?.value).toBe('template_50|en');
		expect((await searchList(engine, 'searchTemplates', { credentials: strangeHost(), filter: 'template_229' })).results).toHaveLength(1);

		answerOf = () => JSON.stringify({ data: all.slice(0, 3), paging: { cursors: { after: 'again' } } });
		expect((await searchList(engine, 'searchTemplates', { credentials: strangeHost() })).results.length).toBeLessThanOrEqual(6);
	});

	it('says in words what keeps it from offering anything', async () => {
		await expect(searchList(engine, 'searchFlows', { credentials: account.credentials })).rejects.toMatchObject({
			message: 'The list of flows needs the WhatsApp Business Account ID, which the credential does not have',
			description: expect.stringContaining('Enter the ID in the Kaleyra credential'),
		});
		await expect(searchList(engine, 'searchFlows', { credentials: { ...credentials, apiKey: 'wrong' } })).rejects.toMatchObject({
			message: 'Kaleyra does not accept the SID or the API key',
		});
		answerOf = () => '<html>Welcome</html>';
		await expect(searchList(engine, 'searchFlows', { credentials: strangeHost() })).rejects.toMatchObject({
			message: 'The host’s answer is not one of the Kaleyra API',
		});
	});

	describe('the variables of the chosen template', () => {
		const fields = (template: string, more: object = {}, using: object = credentials) =>
			mapperFields(engine, 'templateVariables', {
				credentials: using,
				parameters: { resource: 'template', operation: 'send', template: { __rl: true, mode: 'list', value: template }, ...more },
			});

		it('follow the template', async () => {
			expect((await fields('limited_offer|en')).fields.map(({ id, type, required }) => [id, type, required])).toEqual([
				['offer:expires', 'dateTime', true],
				['header:image', 'string', true],
				['body:1', 'string', true],
				['button:0:code', 'string', true],
				['button:1:url', 'string', true],
			]);
			expect((await fields('appointment_reminder|en')).fields.map(({ displayName }) => displayName)).toContain('Body {{customer_name}}');
		});

		it('follow Language when it is filled in', async () => {
			expect((await fields('order_confirmation', { language: 'de' })).fields.length).toBeGreaterThan(3);
		});

		it.each([
			['', 'Choose a template'],
			['hello_world|en', 'has no variables'],
			['order_confirmation', 'exists in en, de'],
			['no_such_template', 'has no template "no_such_template"'],
			['={{ $json.template }}', 'An expression chooses the template'],
		])('are none for "%s", and the notice says why', async (template, notice) => {
			expect(await fields(template)).toEqual({ fields: [], emptyFieldsNotice: expect.stringContaining(notice) });
		});

		it('are none without WABA ID, and the notice says where to enter it', async () => {
			expect(await fields('hello_world|en', {}, account.credentials)).toEqual({
				fields: [],
				emptyFieldsNotice: expect.stringMatching(/Enter the ID in the Kaleyra credential.*using JSON/),
			});
		});
	});
});
