import { startAnswering, unusedAddress } from './support/answering';
import { CUSTOMER, items, type SimulatedAccount, startSimulatedAccount } from './support/simulated';

const UNLUCKY = '+15550100666';

/** Three customers, the second of whom the message does not reach. */
const buttons = {
	operation: 'sendButtons',
	to: '={{ $json.to }}',
	body: 'Shall we call you back?',
	buttons: { button: [{ title: 'Yes' }, { title: 'No' }] },
	// Long enough for every honest answer, however busy the machine is.
	options: { timeout: 3 },
};
const customers = items({ to: CUSTOMER }, { to: UNLUCKY }, { to: CUSTOMER });

interface Expected {
	fault: string;
	code: string;
	httpCode: number | null;
	/** What the message says, for a person. */
	says: RegExp;
	retryable?: boolean;
	mayHaveBeenSent?: boolean;
	/** How many calls are made for the one message. */
	calls?: number;
}

const answers: Expected[] = [
	{ fault: 'RBC001', code: 'RBC001', httpCode: 401, says: /SID or the API key/ },
	{ fault: 'WA401', code: 'WA401', httpCode: 401, says: /number in From does not belong/ },
	{ fault: 'WA-401', code: 'WA-401', httpCode: 401, says: /may not use the WhatsApp API/ },
	{ fault: 'WA-401-version', code: 'WA-401', httpCode: 401, says: /another version/ },
	{ fault: 'WA400', code: 'WA400', httpCode: 400, says: /because of its content/ },
	{ fault: 'E110', code: 'E110', httpCode: 400, says: /balance/ },
	{ fault: 'WAV2101', code: 'WAV2101', httpCode: 400, says: /limit of messages for today/ },
	{ fault: 'okWithError', code: 'E413', httpCode: 202, says: /because of its content/ },
	{ fault: 'WA500', code: 'WA500', httpCode: 500, says: /could not handle/, mayHaveBeenSent: true },
	{ fault: 'html', code: 'HTTP 502', httpCode: 502, says: /could not handle the message \(HTTP 502\)/, mayHaveBeenSent: true },
	{ fault: '429', code: '429', httpCode: 429, says: /fewer messages per second/, retryable: true, calls: 10 },
	{ fault: 'reset', code: 'ECONNRESET', httpCode: null, says: /broke off; the message may have been sent/, mayHaveBeenSent: true },
	{ fault: 'hang', code: 'ECONNABORTED', httpCode: null, says: /did not answer in time/, mayHaveBeenSent: true },
];

describe('a message that Kaleyra does not accept', () => {
	let account: SimulatedAccount;

	beforeAll(async () => {
		account = await startSimulatedAccount();
	});
	afterEach(() => account.sim.reset());
	afterAll(() => account.sim.close());

	const set = (fault: string) => account.sim.setFaults([{ fault, to: UNLUCKY, count: 99, retryAfter: 0 }]);
	const detailsOf = ({ code, httpCode, retryable = false, mayHaveBeenSent = false }: Expected) => ({
		to: UNLUCKY,
		from: '+15550100001',
		code,
		httpCode,
		retryable,
		mayHaveBeenSent,
	});

	describe.each(answers)('$fault', (expected) => {
		const failed = {
			json: {
				error: expect.stringMatching(expected.says),
				// For programs and people who read the item: no HTML.
				message: expect.not.stringContaining('<a '),
				details: detailsOf(expected),
			},
			pairedItem: { item: 1 },
		};
		const accepted = (item: number) => ({ json: expect.objectContaining({ success: true, to: CUSTOMER }), pairedItem: { item } });

		it('stops the workflow with a NodeApiError that says what happened and which item it was', async () => {
			set(expected.fault);
			const { status, error } = await account.run({ ...buttons, to: UNLUCKY });
			expect(status).toBe('error');
			expect(error).toMatchObject({
				name: 'NodeApiError',
				message: expect.stringMatching(expected.says),
				httpCode: expected.httpCode === null ? null : String(expected.httpCode),
				context: { itemIndex: 0 },
			});
			expect(error?.description).toContain(`Code: ${expected.code}.`);
			expect(error?.description).toMatch(/<a href="https:\/\/github\.com\/.+\/docs\/errors\.md#[\w-]+" target="_blank">/);
			expect(account.sim.stats().requests).toBe(expected.calls ?? 1);
		});

		it('names the item it was', async () => {
			set(expected.fault);
			const { error } = await account.run({ ...buttons, options: { timeout: 3, concurrency: 1 } }, { items: customers });
			expect(error).toMatchObject({ context: { itemIndex: 1 } });
		});

		it('leaves its place among the others when the node continues', async () => {
			set(expected.fault);
			const { status, items: output } = await account.run(buttons, { items: customers, onError: 'continueRegularOutput' });
			expect(status).toBe('success');
			expect(output).toEqual([accepted(0), failed, accepted(2)].map((item) => expect.objectContaining(item)));
		});

		it('goes to the error output, whole and paired', async () => {
			set(expected.fault);
			const run = await account.run(buttons, { items: customers, onError: 'continueErrorOutput' });
			expect(run.items).toEqual([accepted(0), accepted(2)].map((item) => expect.objectContaining(item)));
			// n8n adds the fields of the input item to what it takes to the error output.
			const json = { ...customers[1]?.json, ...failed.json };
			expect(run.errorItems).toEqual([expect.objectContaining({ ...failed, json })]);
		});
	});

	it('repeats a 429, and the message arrives once', async () => {
		account.sim.setFaults([{ fault: '429', count: 1, retryAfter: 1 }]);
		const { status } = await account.run({ ...buttons, to: CUSTOMER });
		expect(status).toBe('success');
		expect(account.sim.stats()).toMatchObject({ requests: 2, accepted: 1 });
	});

	it.each(['WA500', 'html', 'reset', 'hang'])('never repeats a message after %s that may have gone out', async (fault) => {
		account.sim.setFaults([{ fault, accept: true }]);
		await account.run({ ...buttons, to: CUSTOMER });
		expect(account.sim.stats()).toMatchObject({ requests: 1, accepted: 1 });
	});

	it.each(['WA500', 'html', 'reset', 'hang'])('repeats it after %s when the user asks for that', async (fault) => {
		account.sim.setFaults([{ fault, count: 1 }]);
		const options = { timeout: 3, retryServerErrors: true };
		const { status } = await account.run({ ...buttons, to: CUSTOMER, options });
		expect(status).toBe('success');
		expect(account.sim.stats()).toMatchObject({ requests: 2, accepted: 1 });
	});

	it('says how many of the others went out when the workflow stops', async () => {
		set('E110');
		const { error } = await account.run({ ...buttons, options: { concurrency: 1 } }, { items: customers });
		expect(error?.description).toContain('Of 3 items: 1 sent, 1 refused by Kaleyra; the rest was held back.');
		expect(account.sim.stats().requests).toBe(2);
	});

	it('says that nothing went out when the connection is refused again and again', async () => {
		const credentials = { ...account.credentials, baseUrl: await unusedAddress() };
		const { items: output } = await account.run(
			{ ...buttons, to: CUSTOMER },
			{ credentials, onError: 'continueRegularOutput' },
		);
		expect(output[0]?.json).toMatchObject({
			error: 'The host of the Kaleyra API refused the connection',
			details: { code: 'ECONNREFUSED', httpCode: null, retryable: true, mayHaveBeenSent: false },
		});
	});

	it('says that nothing went out to a host that speaks no TLS, and does not try again', async () => {
		const host = await startAnswering(200, {});
		const credentials = { ...account.credentials, baseUrl: host.url.replace('http:', 'https:') };
		const { items: output } = await account.run({ ...buttons, to: CUSTOMER }, { credentials, onError: 'continueRegularOutput' });
		host.close();
		expect(output[0]?.json).toMatchObject({ details: { code: 'EPROTO', retryable: false, mayHaveBeenSent: false } });
	});

	it.each([
		['a code nobody documents', 400, { code: 'WAV9999', message: 'Moon too bright', error: { moon: 'too bright' } }, 'WAV9999', /Moon too bright/],
		['a refusal inside a success', 200, { code: 'WAV9999', error: { to: 'is blocked' } }, 'WAV9999', /^Kaleyra refused the request: to: is blocked$/],
		['a code as number', 403, { code: 1234, message: 'No' }, '1234', /does not accept the credential/],
		['no body at all', 404, '', 'HTTP 404', /does not know this address/],
		['null', 400, null, 'HTTP 400', /refused the request \(HTTP 400\)/],
		['an array', 418, [1, 2], 'HTTP 418', /refused the request \(HTTP 418\)/],
		['a redirect', 302, '', 'HTTP 302', /refused the request \(HTTP 302\)/],
		['a page instead of an answer', 200, '<html>Welcome</html>', 'HTTP 200', /not one of the Kaleyra API/],
		['an acceptance without a message id', 202, { code: 'WA202', data: {} }, 'WA202', /not one of the Kaleyra API/],
	])('understands %s', async (_, status, body, code, says) => {
		const host = await startAnswering(status, body);
		const credentials = { ...account.credentials, baseUrl: host.url };
		const { items: output } = await account.run(
			{ ...buttons, to: CUSTOMER },
			{ credentials, onError: 'continueRegularOutput' },
		);
		expect(host.calls()).toBe(1);
		host.close();
		expect(output).toEqual([
			expect.objectContaining({
				json: expect.objectContaining({
					error: expect.stringMatching(says),
					details: expect.objectContaining({ code, httpCode: status }),
				}),
				pairedItem: { item: 0 },
			}),
		]);
	});

	it.each([
		['none', ''],
		['one with an impossible port', 'http://localhost:99999'],
	])('takes a wrong base URL (%s) for a failure of every item', async (_, baseUrl) => {
		const credentials = { ...account.credentials, baseUrl };
		const run = await account.run(buttons, { items: customers, credentials, onError: 'continueErrorOutput' });
		expect(run.items).toEqual([]);
		expect(run.errorItems).toEqual(
			customers.map(({ json }, item) =>
				expect.objectContaining({
					json: expect.objectContaining({
						...json,
						error: expect.stringContaining('no usable Base URL'),
						details: { code: 'NOT_STARTED', httpCode: null, retryable: false, mayHaveBeenSent: false },
					}),
					pairedItem: { item },
				}),
			),
		);
	});
});
