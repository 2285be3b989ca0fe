import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

/**
 * What saved workflows and credentials hold of these fields, one line each: the path of the field, its
 * type and default, and every value it may have. The default counts because n8n saves no field that is
 * at its default. A field of some operations only has one line for each of them.
 */
export const publicNames = (properties: INodeProperties[]): string[] =>
	[...new Set(properties.flatMap((property) => linesOf(property, '').flatMap(perOperation(property))))].sort();

const perOperation = (property: INodeProperties) => (line: string) => {
	const { resource = ['*'], operation = ['*'] } = property.displayOptions?.show ?? {};
	return resource.flatMap((one) => operation.map((other) => `${String(one)}.${String(other)}: ${line}`));
};

function linesOf(property: INodeProperties, prefix: string): string[] {
	const { name, type, options = [], modes = [] } = property;
	if (type === 'notice' || type === 'callout') return [];
	const path = prefix + name;
	const own = `${path} (${type}) ${JSON.stringify(property.default)}`;
	const inner = options.flatMap((option) => {
		if ('values' in option) return linesOfGroup(option, `${path}.`);
		if ('displayName' in option) return linesOf(option, `${path}.`);
		return [`${path} = ${JSON.stringify((option as INodePropertyOptions).value)}`];
	});
	return [own, ...inner, ...modes.map((mode) => `${path} by ${mode.name}`)];
}

const linesOfGroup = ({ name, values }: INodePropertyCollection, prefix: string) =>
	values.flatMap((value) => linesOf(value, `${prefix}${name}.`));
