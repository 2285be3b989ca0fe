import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { Message } from '../../kaleyra/message';
import type { Parameters } from './parameters';

interface OperationTexts {
	value: string;
	name: string;
	action: string;
	description: string;
	/** The fields shown for this operation, in the order a person fills them in. */
	fields: INodeProperties[];
}

/** An operation that sends one message to each recipient of each item. */
export interface SendOperation extends OperationTexts {
	/** Turns what stands in the fields into a message. What cannot be read is noted in `parameters`. */
	build(parameters: Parameters): Message;
	/** Whether items with the same recipient make up one message together, instead of one each. */
	gathersItems?(parameters: Parameters): boolean;
}

/** An operation that does something else with each item, and answers with the items that come of it. */
export interface RunOperation extends OperationTexts {
	run(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]>;
}

export type Operation = SendOperation | RunOperation;

export interface Resource {
	value: string;
	name: string;
	/** What is chosen when the resource is. */
	defaultOperation: string;
	operations: Operation[];
}

export const isSendOperation = (operation: Operation): operation is SendOperation => 'build' in operation;
