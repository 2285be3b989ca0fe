import { items, type SimulatedAccount, startSimulatedAccount } from './support/simulated';

describe('the options of a run', () => {
	let account: SimulatedAccount;

	beforeAll(async () => {
		account = await startSimulatedAccount();
	});
	afterEach(() => account.sim.reset());
	afterAll(() => account.sim.close());

	const text = { resource: 'message', operation: 'sendText', body: 'Hello' };

	it.each([
		['Messages at Once', { concurrency: '={{ $json.pace }}' }, 'is empty', 'from 1 to 200'],
		['Messages at Once', { concurrency: '={{ 500 }}' }, 'is 500', 'from 1 to 200'],
		['Messages per Second', { messagesPerSecond: '={{ "fast" }}' }, 'is "fast"', 'from 0 up'],
		['Messages per Second', { messagesPerSecond: '={{ "" }}' }, 'is ""', 'from 0 up'],
		['Timeout', { timeout: '={{ null }}' }, 'is null', 'from 1 to 3600'],
		['Timeout', { timeout: '={{ 0 }}' }, 'is 0', 'from 1 to 3600'],
	])('%s that an expression makes no number in range (%j) sends nothing and says what is wanted', async (name, options, problem, range) => {
		const { status, error } = await account.run({ ...text, options });
		expect(status).toBe('error');
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: `${name} ${problem}`,
			description: `Enter a number ${range} in Options. Nothing was sent.`,
		});
		expect(account.sim.stats().requests).toBe(0);
	});

	it('that are wrong fail every item of a node that continues on errors', async () => {
		const { items: output } = await account.run(
			{ ...text, options: { concurrency: '={{ $json.pace }}' } },
			{ items: items({}, {}), onError: 'continueRegularOutput' },
		);
		expect(output.map(({ json }) => json.error)).toEqual(['Messages at Once is empty', 'Messages at Once is empty']);
	});

	it('may be numbers that expressions give as text', async () => {
		const options = { concurrency: '={{ "2" }}', messagesPerSecond: '={{ "50" }}', timeout: '={{ "5" }}' };
		const { items: output } = await account.run({ ...text, options });
		expect(output).toMatchObject([{ json: { success: true } }]);
	});

	it('are read even where an option of the messages cannot be worked out for the first item', async () => {
		const { items: output } = await account.run(
			{ ...text, options: { replyTo: '={{ $json.id ?? $("Nowhere").item.json.id }}' } },
			{ items: items({}, { id: 'wamid.FAKE' }), onError: 'continueRegularOutput' },
		);
		expect(output.map(({ json }) => json.success ?? false)).toEqual([false, true]);
	});
});
