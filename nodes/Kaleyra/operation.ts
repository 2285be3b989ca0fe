import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { apis } from '../../kaleyra/api';
import type { Account } from '../../kaleyra/api/account';
import type { Failure } from '../../kaleyra/api/request';
import type { Message } from '../../kaleyra/message';
import type { ApiVersion, MessageType } from '../../kaleyra/message/types';
import { onlyOn } from '../../kaleyra/message/versions';
import type { Violation } from '../../kaleyra/message/violation';
import type { Result } from '../../kaleyra/result';
import type { ItemParameters, ParameterValues } from './itemParameters';
import type { Panel } from './wording';

/** An operation as the editor shows it. */
interface OperationTexts extends Panel {
	value: string;
	name: string;
	/** Also what an AI agent reads of the tool, as `Send a list in Kaleyra`. */
	action: string;
	/** What it does. The versions of the API that have it are added to it (`descriptionOf`). */
	description: string;
}

/** How items become messages, and the panel whose fields are read for it. */
export interface MessageBuilder<M extends Message = Message> extends Panel {
	/** Turns what stands in the fields into a message. What cannot be read is noted in `parameters`. */
	build(parameters: ItemParameters): M;
	/** Whether items with the same recipient make up one message together, instead of one each. */
	gathersItems?(parameters: ItemParameters): boolean;
}

/** An operation that sends one message to each recipient of each item. */
export type SendOperation<M extends Message = Message> = OperationTexts &
	MessageBuilder<M> & {
		/** The kinds of message that `build` makes. */
		messages: ReadonlyArray<MessageType<M>>;
		/** Asks the account, once before a run, for what helps to make its messages; gives the builder of this run. */
		prepare?(context: IExecuteFunctions, account: Account, values: ParameterValues): Promise<MessageBuilder<M>>;
	};

/** What an operation came to for one item: the JSON of the items it gives, or what is wrong with its fields, or why the call failed. */
export type RunResult<V = Violation> = Result<IDataObject[], Failure | V[]>;

/** An operation that sends no message: it does something else for each item. */
export interface RunOperation extends OperationTexts {
	/** The versions of the API that have it. */
	versions: readonly ApiVersion[];
	run(context: IExecuteFunctions, account: Account, parameters: ItemParameters): Promise<RunResult>;
}

/** An operation that takes all items together and does everything itself. */
export interface WholeOperation extends OperationTexts {
	/** The kinds of message that it sends. */
	messages: ReadonlyArray<MessageType<Message>>;
	execute(context: IExecuteFunctions): Promise<INodeExecutionData[]>;
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

/** The kinds of message an operation sends; none when it does something else. */
export const messagesOf = (operation: Operation): ReadonlyArray<MessageType<Message>> =>
	'messages' in operation ? operation.messages : [];

/** The versions of the API that have an operation: of one that sends, those of any of its kinds of message. */
export function versionsOf(operation: Operation): ApiVersion[] {
	const versions = 'versions' in operation ? operation.versions : operation.messages.flatMap((type) => type.versions);
	return apis.map(({ version }) => version).filter((version) => versions.includes(version));
}

/** What an operation does, and which versions of the API have it where not all do: `Send … (V2 only)`. */
export function descriptionOf(operation: Operation): string {
	const versions = versionsOf(operation);
	return versions.length === apis.length ? operation.description : `${operation.description} (${onlyOn(versions)})`;
}
