import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { searchFlows } from './listSearch/flows';
import { searchPhoneNumbers } from './listSearch/phoneNumbers';
import { isSendOperation } from './operation';
import { nodeProperties, operationOf, subtitleExpression } from './resources';
import { runItems } from './running';
import { sendItems } from './sending';
import { notStarted } from './sending/errors';

/** The action node: everything a workflow can send through Kaleyra's WhatsApp APIs. */
export class Kaleyra implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kaleyra',
		name: 'kaleyra',
		icon: { light: 'file:kaleyra.svg', dark: 'file:kaleyra.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleExpression(),
		description: 'Send WhatsApp lists, reply buttons and flows through Kaleyra',
		defaults: { name: 'Kaleyra' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'kaleyraApi', required: true }],
		properties: nodeProperties(),
	};

	methods = { listSearch: { searchFlows, searchPhoneNumbers } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = this.getNodeParameter('resource', 0) as string;
		const name = this.getNodeParameter('operation', 0) as string;
		const operation = operationOf(resource, name);
		if (!operation) {
			throw new NodeOperationError(this.getNode(), `There is no operation "${name}" for "${resource}"`, {
				description: 'Choose one of the operations in the list.',
			});
		}
		const run = async () =>
			isSendOperation(operation) ? await sendItems(this, operation) : await runItems(this, operation);
		if (!this.continueOnFail()) return [await run()];
		try {
			return [await run()];
		} catch (error) {
			return [notStarted(this, error as Error)];
		}
	}
}
