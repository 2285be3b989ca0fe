import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Field, type Problem } from '../checks/field';
import { kaleyraId } from '../ids';
import { LIMITS, WA_SOURCES } from '../limits';
import { isObject, type BusinessNumber, type ExtraInfo, type Json, type MetaContent } from '../model';
import type { Simulation } from '../simulation';
import { demandKey, demandNumber } from './account';
import { ERRORS, errorBody, type ApiError } from './errors';
import { isReadReceipt, markAsRead, problemsOfReceipt } from './markAsRead';
import { Refused, type Answer, type Dialect, type Outgoing } from './dialect';
import { sendRoute } from './send';

/** `POST /v2/{sid}/whatsapp/{business number}/messages`. */
export function v2Routes(app: FastifyInstance, sim: Simulation): void {
	sendRoute(app, sim, '/v2/:sid/whatsapp/:number/messages', v2Dialect(sim));
}

const v2Dialect = (sim: Simulation): Dialect => ({
	version: 'v2',
	recipientOf: ({ body }) => {
		const object = isObject(body) ? body.messaging_object : undefined;
		return isObject(object) ? String(object.to ?? '') : '';
	},
	answerOther(request) {
		const receipt = isObject(request.body) ? request.body.messaging_object : undefined;
		if (!isReadReceipt(receipt)) return undefined;
		demandSender(sim, request);
		const problems = problemsOfReceipt(receipt);
		if (problems.length > 0) throw new Refused(wrongPayload(problems));
		return requestAccepted(markAsRead(sim, receipt));
	},
	read: (request) => readPayload(request, demandSender(sim, request)),
	// Several recipients (flows only) share the one id that the answer has room for.
	messageIds: (count) => Array<string>(count).fill(kaleyraId()),
	accepted: ([first]) => requestAccepted(first?.messageId),
	refused: (error) => ({ status: error.status, body: errorBody(error) }),
	invalid: wrongPayload,
});

const requestAccepted = (message_id: string | undefined): Answer => ({
	status: 202,
	body: { code: 'WA202', message: 'Request Accepted', data: { message_id }, error: {} },
});

/** The business number in the path; the documents' tables call it the customer's, their error texts the account's. */
function demandSender(sim: Simulation, request: FastifyRequest): BusinessNumber {
	const { sid, number } = request.params as { sid: string; number: string };
	demandKey(sim, sid, request.headers['api-key']);
	return demandNumber(sim, number, 'v2');
}

/** The documents' WA400, with what is wrong added to its `error`. */
export function wrongPayload(problems: Problem[]): ApiError {
	const details = Object.fromEntries(problems.map(({ path, text }) => [path, `${path} ${text}`]));
	return { ...ERRORS.WA400, error: { ...ERRORS.WA400.error, ...details } };
}

function readPayload({ body }: FastifyRequest, from: BusinessNumber): Outgoing {
	const problems: Problem[] = [];
	const root = new Field(body, '', problems);
	root.object(['messaging_object', 'extra_info']);
	const extraInfo = readExtraInfo(root.at('extra_info'));

	const object = new Field(root.at('messaging_object').value, 'messaging_object', problems);
	if (!isObject(object.value)) object.refuse('is required');
	const content = contentOf(object.value);
	const field = new Field(object.value, '', problems);
	field.object(['messaging_product', 'recipient_type', 'to', 'type', 'context', 'biz_opaque_callback_data', content.type]);
	field.at('messaging_product').oneOf(['whatsapp']);
	field.at('recipient_type').oneOf(['individual'], true);

	const context = field.at('context');
	if (context.present && context.object(['message_id'])) context.at('message_id').text();
	const recipients = readRecipients(field.at('to'), isFlow(content));
	if (problems.length > 0) throw new Refused(wrongPayload(problems));
	return { from, recipients, content, replyTo: context.at('message_id').value as string | undefined, extraInfo, callbacks: [] };
}

/** Only the message itself; a missing type means text. */
function contentOf(object: unknown): MetaContent {
	const type = isObject(object) && typeof object.type === 'string' ? object.type : 'text';
	return { type, [type]: isObject(object) ? object[type] : undefined };
}

const isFlow = ({ interactive }: Json) => isObject(interactive) && interactive.type === 'flow';

/** E.164, plus sign optional. Flow messages may name several, separated by commas. */
export function readRecipients(field: Field, several: boolean): string[] {
	const text = field.text() ?? '';
	const recipients = several ? text.split(',').map((number) => number.trim()) : [text];
	if (text && !recipients.every((number) => /^\+?[1-9]\d{6,14}$/.test(number))) {
		field.refuse('must be a phone number in E.164 format');
	}
	return recipients;
}

/** References are cut at 255 characters, an unknown source becomes `API`. */
export function readExtraInfo(field: Field): ExtraInfo {
	if (field.present) {
		field.object(['ref', 'ref1', 'ref2', 'wa_source', 'enable_url_tracking_body', 'enable_url_tracking_button']);
	}
	const reference = (key: string) => {
		const { value } = field.at(key);
		if (value === undefined || value === null) return '';
		if (typeof value !== 'string') field.at(key).refuse('must be a string');
		return [...String(value)].slice(0, LIMITS.ref).join('');
	};
	const source = field.at('wa_source').value;
	return {
		ref: reference('ref'),
		ref1: reference('ref1'),
		ref2: reference('ref2'),
		wa_source: typeof source === 'string' && WA_SOURCES.has(source) ? source : 'API',
	};
}
