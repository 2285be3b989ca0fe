import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type JsonObject,
} from 'n8n-workflow';

import { errorSection } from '../../kaleyra/api/errorCodes';
import type { Failure, Sent } from '../../kaleyra/api/request';

/** The code of a message that was not sent because of its fields. */
export const INVALID_MESSAGE = 'INVALID_MESSAGE';

/** One thing that is wrong with what was filled in, in words for the person at the editor. */
export interface FieldViolation {
	/** Where it stands in the editor, for example `Sections > Section 2 > Row 3 > Title`. */
	field: string;
	problem: string;
	fix: string;
	limit?: number;
	actual?: number;
}

/** One violation as a sentence: where, what, how to fix it. */
const violationText = ({ field, problem, fix }: FieldViolation): string => `${field} ${problem}. ${fix}.`;

/** What is wrong with a message, in one line and in full. */
function violationTexts(violations: readonly FieldViolation[]): { message: string; description: string } {
	const [first] = violations;
	const message =
		violations.length === 1 && first
			? `${first.field} ${first.problem}`
			: `${violations.length} fields keep this message from being sent`;
	return {
		message,
		description: violations.length === 1 && first ? `${first.fix}.` : violations.map((one) => `• ${violationText(one)}`).join('\n'),
	};
}

/** The error for a message that was not sent because of its fields. */
export function refusedError(node: INode, violations: readonly FieldViolation[], itemIndex: number): NodeOperationError {
	const { message, description } = violationTexts(violations);
	return new NodeOperationError(node, message, { description, itemIndex });
}

/** The error for a message that the API did not accept, or of which nothing was heard. */
export function failedError(node: INode, failure: Failure, itemIndex: number, note = ''): NodeApiError {
	const { message, fix, code, httpCode } = failure;
	// Without the code: for ECONNRESET and its like n8n would put a sentence of its own in place of ours,
	// and that one advises to send again.
	return new NodeApiError(node, { message } as JsonObject, {
		message,
		description: [fix, `Code: ${code}.`, note, errorLink(failure)].filter((text) => text !== '').join(' '),
		httpCode: httpCode === undefined ? undefined : String(httpCode),
		itemIndex,
	});
}

/** What the output says of whether a message was sent: may the same be sent again, and may it have arrived all the same? */
export const sentFlags = (sent: Sent) => ({ retryable: sent === 'no', mayHaveBeenSent: sent === 'unknown' });

/**
 * What an item says of a refusal by the API, for a node that continues on errors. It holds exactly
 * `error`, `message` and `details`: only in this form does n8n take an item to the error output with its
 * details intact. `about` tells whom or what it was meant for.
 */
export const failedJson = (
	{ message, fix, code, httpCode, sent }: Failure,
	about: IDataObject = {},
): IDataObject => ({
	error: message,
	message: fix,
	details: { ...about, code, httpCode: httpCode ?? null, ...sentFlags(sent) },
});

/** What an item says of its own fields, in the same form. */
export function refusedJson(violations: readonly FieldViolation[], about: IDataObject = {}): IDataObject {
	const { message, description } = violationTexts(violations);
	return {
		error: message,
		message: description,
		details: {
			...about,
			code: INVALID_MESSAGE,
			httpCode: null,
			...sentFlags('refused'),
			violations: violations as unknown as IDataObject[],
		},
	};
}

/**
 * What the items say when nothing could be begun for any of them, for example because the credential is
 * incomplete. To throw would not do for a node that continues on errors: n8n would hand the items on as
 * if they had been sent.
 */
export function notStarted(context: IExecuteFunctions, error: Error & { description?: string | null }): INodeExecutionData[] {
	const json = {
		error: error.message,
		message: error.description ?? '',
		details: { code: 'NOT_STARTED', httpCode: null, ...sentFlags('refused') },
	};
	return context.getInputData().map((_, item) => ({ json: { ...json }, pairedItem: { item } }));
}

const documentation = 'https://github.com/n8n-nodes-kaleyra/n8n-nodes-kaleyra/blob/main/docs';

/** A link to what the documentation says of a failure, as HTML, which n8n shows in descriptions of errors; or nothing. */
function errorLink({ code, httpCode }: Failure): string {
	const section = errorSection(code, httpCode);
	return section === undefined ? '' : `<a href="${documentation}/errors.md#${section}" target="_blank">More about this</a>`;
}
