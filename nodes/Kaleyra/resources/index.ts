import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { byName } from '../fields/builders';
import { descriptionOf, type Operation, type Resource } from '../operation';
import { interactive } from './interactive';
import { media } from './media';
import { message } from './message';
import { phoneNumber } from './phoneNumber';
import { template } from './template';

/** Everything the node can do. A new operation is one file in its resource's folder and one line in that index. */
export const resources: Resource[] = [interactive, message, template, media, phoneNumber];

/** The operation behind what stands in the Resource and Operation fields. */
export function operationOf(resource: string, operation: string): Operation | undefined {
	return resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
}

/** An n8n expression that names the chosen operation in words, below the node on the canvas. */
export function subtitleExpression(): string {
	const names = Object.fromEntries(
		resources.flatMap(({ value, operations }) =>
			operations.map((operation) => [`${value}.${operation.value}`, operation.action]),
		),
	);
	return `={{ (${JSON.stringify(names)})[$parameter["resource"] + "." + $parameter["operation"]] }}`;
}

/** The fields of the whole node: Resource, Operation, and each operation's own fields, shown for it alone. */
export function nodeProperties(): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			default: 'interactive',
			options: resources.map(({ name, value }) => ({ name, value })).sort(byName),
		},
		...resources.map(operationProperty),
		...resources.flatMap((resource) =>
			resource.operations.flatMap((operation) =>
				updateDisplayOptions({ show: { resource: [resource.value], operation: [operation.value] } }, operation.fields),
			),
		),
	];
}

const operationField: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: '',
	options: [],
};

const operationProperty = ({ value, operations, defaultOperation }: Resource): INodeProperties => ({
	...operationField,
	displayOptions: { show: { resource: [value] } },
	default: defaultOperation,
	options: operations
		.map((operation) => ({
			name: operation.name,
			value: operation.value,
			action: operation.action,
			description: descriptionOf(operation),
		}))
		.sort(byName),
});
