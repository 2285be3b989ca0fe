import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { searchFlows } from './methods/listSearch/flows';
import { searchPhoneNumbers } from './methods/listSearch/phoneNumbers';
import { searchTemplates } from './methods/listSearch/templates';
import { isSendOperation } from './operation';
import { templateVariables } from './methods/resourceMapping/templateVariables';
import { nodeProperties, operationOf, subtitleExpression } from './resources';
import { runItems } from './run/runItems';
import { receiveAnswer } from '../sendAndWait/answer';
import { waitingNodeTooltip, waitWebhooks } from '../sendAndWait/description';
import { sendItems } from './run/sendItems';
import { notStarted } from '../transport/errors';

/** The action node: everything a workflow can send through Kaleyra's WhatsApp APIs. */
export class Kaleyra implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kaleyra',
		name: 'kaleyra',
		icon: { light: 'file:kaleyra.svg', dark: 'file:kaleyra.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleExpression(),
		description: 'Send WhatsApp lists, reply buttons, flows, templates, texts and media through Kaleyra',
		defaults: { name: 'Kaleyra' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'kaleyraApi', required: true }],
		// Only Send and Wait for Reply has them; a constant, because it registers nothing at Kaleyra.
		webhooks: waitWebhooks,
		waitingNodeTooltip,
		properties: nodeProperties(),
	};

	methods = {
		listSearch: { searchFlows, searchPhoneNumbers, searchTemplates },
		resourceMapping: { templateVariables },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = this.getNodeParameter('resource', 0) as string;
		const name = this.getNodeParameter('operation', 0) as string;
		const operation = operationOf(resource, name);
		if (!operation) {
			throw new NodeOperationError(this.getNode(), `There is no operation "${name}" for "${resource}"`, {
				description: 'Choose one of the operations in the list.',
			});
		}
		const run = async () => {
			if (isSendOperation(operation)) return await sendItems(this, operation);
			return 'execute' in operation ? await operation.execute(this) : await runItems(this, operation);
		};
		if (!this.continueOnFail()) return [await run()];
		try {
			return [await run()];
		} catch (error) {
			return [notStarted(this, error as Error)];
		}
	}

	/** n8n calls this for an execution that waits in Send and Wait for Reply. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveAnswer(this);
	}
}
