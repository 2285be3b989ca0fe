import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { Account } from '../../kaleyra/api/account';
import type { Failure } from '../../kaleyra/api/request';
import type { Message } from '../../kaleyra/message';
import type { Violation } from '../../kaleyra/message/types';
import type { Parameters } from './parameters';

interface OperationTexts {
	value: string;
	name: string;
	/** Also what an AI agent reads of the tool, as `Send a list in Kaleyra`. */
	action: string;
	description: string;
	/** The fields shown for this operation, in the order a person fills them in. */
	fields: INodeProperties[];
}

/** How items become messages. */
export interface MessageMaker {
	/** Turns what stands in the fields into a message. What cannot be read is noted in `parameters`. */
	build(parameters: Parameters): Message;
	/** Whether items with the same recipient make up one message together, instead of one each. */
	gathersItems?(parameters: Parameters): boolean;
}

/** An operation that sends one message to each recipient of each item. */
export type SendOperation = OperationTexts &
	MessageMaker & {
		/** Asks the account, once before a run, for what helps to make its messages; gives the maker of this run. */
		prepare?(context: IExecuteFunctions, account: Account): Promise<MessageMaker>;
	};

/** What an operation came to for one item: the JSON of the items it gives, or why it gives none. */
export type RunResult = { json: IDataObject[] } | { violations: Violation[] } | { failure: Failure };

/** An operation that sends no message: it does something else for each item. */
export interface RunOperation extends OperationTexts {
	run(context: IExecuteFunctions, account: Account, parameters: Parameters): Promise<RunResult>;
}

/** An operation that takes all items together and does everything itself. */
export interface WholeOperation extends OperationTexts {
	runWhole(context: IExecuteFunctions): Promise<INodeExecutionData[]>;
}

/** Anything the node can do. */
export type Operation = SendOperation | RunOperation | WholeOperation;

/** Operations on one kind of thing, as the panel groups them. */
export interface Resource {
	value: string;
	name: string;
	/** What is chosen when the resource is. */
	defaultOperation: string;
	operations: Operation[];
}

export const isSendOperation = (operation: Operation): operation is SendOperation => 'build' in operation;
