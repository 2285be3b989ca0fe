import { outputSchema, schemaOf, type Schema } from '../../scripts/docs/outputs';
import { operations } from '../../scripts/docs/operations';
import { cases, otherOperations } from '../../lab/messageCatalogue';
import { items, type SimulatedAccount, startSimulatedAccount } from './support/simulated';

/** One input item with a file and a reference to carry along. */
const file = { data: Buffer.from('%PDF-1.4').toString('base64'), mimeType: 'application/pdf', fileName: 'a.pdf' };
const input = items({}).map((item) => ({ ...item, binary: { data: file } }));

/** Keys and types of `real` that `example` does not show, or shows otherwise. */
function differences(example: Schema | undefined, real: Schema, path = 'json'): string[] {
	if (!example) return [`${path} is missing`];
	if (example.type !== real.type) return [`${path} is ${example.type}, not ${real.type}`];
	const inner = Object.entries(real.properties ?? {}).flatMap(([name, schema]) =>
		differences(example.properties?.[name], schema, `${path}.${name}`),
	);
	return [...inner, ...(real.items ? differences(example.items, real.items, `${path}[]`) : [])];
}

// The answer of Send and Wait for Reply comes through its webhook: test/n8n/sendAndWait.test.ts.
const names = operations
	.map(({ resource, operation }) => [resource.value, operation.value] as const)
	.filter(([, operation]) => operation !== 'sendAndWait');

describe('the output shown before the first run is the one that comes', () => {
	let account: SimulatedAccount;
	beforeAll(async () => {
		account = await startSimulatedAccount();
	});
	afterEach(() => account.sim.reset());
	afterAll(() => account.sim.close());

	it.each(names)('%s: %s', async (resource, operation) => {
		const parameters =
			cases.find((one) => one.parameters.resource === resource && one.parameters.operation === operation)?.parameters ??
			otherOperations.find(({ name }) => name === `${resource}.${operation}`)?.parameters;
		const run = await account.run(
			{ resource, operation, reference: { ref: 'customer-4711' }, ...parameters },
			{ credentials: { ...account.credentials, wabaId: account.sim.account.wabaId }, items: input },
		);
		const [first] = run.items;
		expect(run.error).toBeUndefined();
		const [example, real] = [outputSchema(resource, operation), schemaOf(first?.json)];
		expect(differences(example, real)).toEqual([]);
		expect(Object.keys(example.properties ?? {})).toEqual(Object.keys(real.properties ?? {}));
	});
});
