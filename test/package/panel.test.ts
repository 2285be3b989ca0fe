import { type INodeParameters, type INodeProperties, NodeHelpers } from 'n8n-workflow';
import { builtCredentials, builtNodes } from './support/built';
import { allFields, choicesOf } from './support/fields';

const nodes = builtNodes().map(({ description }) => description);
const credentials = builtCredentials();
const panels: Array<[name: string, properties: INodeProperties[]]> = [...nodes, ...credentials].map(
	({ displayName, properties }) => [displayName, properties],
);

/** What one reads but does not fill in. */
const isText = ({ type }: INodeProperties) => ['notice', 'callout', 'hidden'].includes(type);
const selfEvident = ['resource', 'operation', 'options'];
const isPassword = ({ typeOptions }: INodeProperties) => typeOptions?.password === true;

// What n8n's lint rules say of the assembled panels stands in scanner.test.ts; this is what they leave out.
describe.each(panels)('the panel of %s', (_, properties) => {
	const fields = allFields(properties);
	const paths = (wrong: typeof fields) => wrong.map(({ path }) => path);

	it('explains every field', () => {
		const unexplained = fields.filter(
			({ field }) => !isText(field) && !selfEvident.includes(field.name) && !field.description,
		);
		expect(paths(unexplained)).toEqual([]);
	});

	it('gives an example in every text field', () => {
		const bare = fields.filter(
			({ field }) => field.type === 'string' && !isPassword(field) && !field.placeholder?.startsWith('e.g. '),
		);
		expect(paths(bare)).toEqual([]);
	});

	it('gives an example in every way to fill in a resource locator by hand', () => {
		const bare = fields.flatMap(({ path, field }) =>
			(field.modes ?? [])
				.filter(({ type, placeholder }) => type === 'string' && !placeholder?.startsWith('e.g. '))
				.map(({ name }) => `${path} by ${name}`),
		);
		expect(bare).toEqual([]);
	});

	it('has as default of every choice one of its values', () => {
		const wrong = fields.filter(({ field }) => {
			const values = choicesOf(field).map(({ value }) => value);
			const defaults = [field.default].flat();
			return values.length > 0 && defaults.some((value) => !values.includes(value as string));
		});
		expect(paths(wrong)).toEqual([]);
	});

	it('shows fields only by the values of fields that are there', () => {
		const wrong = fields.flatMap(({ path, field, siblings }) =>
			Object.entries({ ...field.displayOptions?.show, ...field.displayOptions?.hide })
				.filter(([name]) => !name.startsWith('@'))
				.flatMap(([name, values = []]) => {
					const owners = (name.startsWith('/') ? properties : siblings).filter(
						(sibling) => sibling.name === name.replace('/', ''),
					);
					if (owners.length === 0) return [`${path}: there is no ${name}`];
					const possible = owners.flatMap(choicesOf).map(({ value }) => value);
					return values
						.filter((value) => possible.length > 0 && !possible.includes(value as string))
						.map((value) => `${path}: ${name} is never ${String(value)}`);
				}),
		);
		expect(wrong).toEqual([]);
	});

	it('holds no emoji but the example of a reaction', () => {
		expect(JSON.stringify(properties).replace('e.g. 👍', '')).not.toMatch(/\p{Extended_Pictographic}/u);
	});
});

describe('the operations of Kaleyra', () => {
	const { properties } = nodes[0] ?? { properties: [] };
	const operations = properties
		.filter(({ name }) => name === 'operation')
		.flatMap((field) =>
			(field.displayOptions?.show?.resource ?? []).flatMap((resource) =>
				choicesOf(field).map((operation) => [String(resource), String(operation.value), operation] as const),
			),
		);

	const shownIn = (resource: string, operation: string) => {
		const parameters = NodeHelpers.getNodeParameters(
			properties,
			{ resource, operation } as INodeParameters,
			true,
			false,
			{ typeVersion: 1 },
			null,
		);
		return properties.filter((field) =>
			NodeHelpers.displayParameter(parameters ?? {}, field, { typeVersion: 1 }, null),
		);
	};

	it('exist for every resource', () => {
		const resources = properties.filter(({ name }) => name === 'resource').flatMap(choicesOf);
		expect(new Set(operations.map(([resource]) => resource))).toEqual(new Set(resources.map(({ value }) => value)));
	});

	it.each(operations)('%s: %s says what it does', (_, __, { action, description }) => {
		expect(action).toMatch(/^[A-Z]/);
		expect(description).toMatch(/^[A-Z]/);
	});

	it.each(operations)('%s: %s shows no two fields of one name', (resource, operation) => {
		const names = shownIn(resource, operation).map(({ name }) => name);
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
	});

	it.each(operations)('%s: %s begins with the resource and the operation and has fields of its own', (resource, operation) => {
		const names = shownIn(resource, operation).map(({ name }) => name);
		expect(names.slice(0, 2)).toEqual(['resource', 'operation']);
		expect(names.length).toBeGreaterThan(2);
	});
});

describe('the first-run help', () => {
	it('of the trigger says what each of its two URLs is for', () => {
		const { triggerPanel } = nodes.find(({ name }) => name === 'kaleyraTrigger') ?? {};
		const { executionsHelp } = (typeof triggerPanel === 'object' ? triggerPanel : {}) as { executionsHelp?: { inactive: string } };
		expect(executionsHelp?.inactive).toMatch(/While you build.*Test URL.*takes one event.*When it is ready.*Production URL/);
	});

	it.each([
		['sid', 'Developers > API Key'],
		['apiKey', 'Developers > API Key'],
		['apiVersion', 'Channels > WhatsApp'],
		['wabaId', 'Channels > WhatsApp'],
		['accessToken', 'From the provider of your V3 account'],
	])('of the credential says where %s is found', (name, place) => {
		const field = credentials.flatMap(({ properties }) => properties).find((one) => one.name === name);
		expect(field?.description).toContain(place);
	});
});
