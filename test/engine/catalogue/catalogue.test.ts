import type { ApiVersion } from '../../../kaleyra/message/types';
import { CUSTOMER, type SimulatedAccount, startSimulatedAccount } from '../support/simulated';
import { cases, onVersion, VERSIONS, versionsInWords } from '../../../lab/messageCatalogue';
import { NUMBERS, runOn } from './versions';

let account: SimulatedAccount;
beforeAll(async () => {
	account = await startSimulatedAccount();
});
afterEach(() => account.sim.reset());
afterAll(() => account.sim.close());

const run = (version: ApiVersion, parameters: object, more = {}) => runOn(account, version, parameters, more);

const pairs = cases.flatMap((one) => VERSIONS.map((version) => ({ ...one, version })));
const able = pairs.filter(({ versions, version }) => versions.includes(version));
const unable = pairs.filter(({ versions, version }) => !versions.includes(version));

describe('through each version that knows it, the node', () => {
	it.each(able)('$version $name', async ({ version, parameters, content }) => {
		const { status, items } = await run(version, parameters);
		const messages = account.sim.messages();
		expect(messages).toMatchObject([{ version, from: NUMBERS[version].slice(1), to: CUSTOMER.slice(1) }]);
		expect(messages[0]?.content).toEqual(content);
		expect(items.map(({ json }) => json)).toMatchObject([
			{ success: true, messageId: messages[0]?.messageId, apiVersion: version, to: CUSTOMER },
		]);
		expect(status).toBe('success');
	});
});

describe('what WhatsApp would refuse is not sent', () => {
	it.each(able)('$version $name', async ({ version, parameters, invalid }) => {
		const { status, error } = await run(version, { ...parameters, ...invalid.change });
		expect(status).toBe('error');
		expect(error?.message).toMatch(invalid.says);
		expect(account.sim.stats().requests).toBe(0);
	});
});

describe('what a version cannot express is not sent, and the node says which version can', () => {
	it.each(unable)('$version $name', async ({ version, versions, parameters }) => {
		const { status, error } = await run(version, parameters);
		expect(status).toBe('error');
		expect(error?.message).toMatch(new RegExp(`^API Version ${version.toUpperCase()} of the credential has no .+ messages$`));
		expect(error?.description).toBe(`Choose a credential for ${versionsInWords(versions)}.`);
		expect(account.sim.stats().requests).toBe(0);
	});
});

describe('a refusal by the API goes to the error output', () => {
	it.each(able)('$version $name', async ({ version, parameters }) => {
		const { fault, code } = onVersion[version].refusal;
		account.sim.setFaults([{ fault }]);
		const { items, errorItems } = await run(version, parameters, { onError: 'continueErrorOutput' });
		expect(items).toEqual([]);
		expect(errorItems.map(({ json }) => json)).toMatchObject([
			{ error: expect.any(String), details: { to: CUSTOMER, code, httpCode: 400, mayHaveBeenSent: false } },
		]);
	});
});

test('every operation that sends is in this catalogue', () => {
	const { properties } = account.engine.nodeTypes.getByNameAndVersion('n8n-nodes-kaleyra.kaleyra').description;
	const covered = new Set(cases.map(({ parameters }) => parameters.operation));
	const shown = properties
		.filter(({ name }) => name === 'to')
		.flatMap(({ displayOptions }) => displayOptions?.show?.operation ?? [])
		.filter((operation) => operation !== 'sendAndWait' && operation !== 'send');
	expect(new Set(shown)).toEqual(covered);
});
