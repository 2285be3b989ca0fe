import {
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

const description = (name: string, inputs: INodeTypeDescription['inputs']): INodeTypeDescription => ({
	displayName: name,
	name,
	group: ['transform'],
	version: 1,
	description: '',
	defaults: { name },
	inputs,
	outputs: [NodeConnectionTypes.Main],
	properties: [],
});

/** Where a test's items enter a workflow. */
export class Start implements INodeType {
	description = description('start', []);
	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	}
}

/** Hands its items on: something to stand behind the node under test. */
export class Pass implements INodeType {
	description = description('pass', [NodeConnectionTypes.Main]);
	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	}
}

interface Tool {
	name: string;
	invoke(input: object): Promise<unknown>;
}

/** An AI agent without a model: for each item it calls its tool with the item's JSON. */
export class Agent implements INodeType {
	description = description('agent', [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool]);
	async execute(this: IExecuteFunctions) {
		const items = this.getInputData();
		const [tool] = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
		const answers = [];
		for (const [item, { json }] of items.entries()) {
			const answer = await tool?.invoke(json);
			answers.push({ json: { tool: tool?.name, answer: String(answer) }, pairedItem: { item } });
		}
		return [answers];
	}
}
