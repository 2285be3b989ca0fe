import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Field, type Problem } from '../checks/field';
import { uuid } from '../ids';
import { isObject, type MetaContent } from '../model';
import type { Simulation } from '../simulation';
import { demandNumber } from './account';
import { ERRORS, type ApiError } from './errors';
import { Refused, type Answer, type Dialect, type Outgoing } from './dialect';
import { sendRoute } from './send';

/** `POST /v3/messages`. */
export function v3Routes(app: FastifyInstance, sim: Simulation): void {
	sendRoute(app, sim, '/v3/messages', v3Dialect(sim));
}

const v3Dialect = (sim: Simulation): Dialect => ({
	version: 'v3',
	recipientOf: ({ body }) => (isObject(body) && isObject(body.request) ? String(body.request.to ?? '') : ''),
	read(request) {
		if (request.headers.authorization !== `Bearer ${sim.account.accessToken}`) throw new Refused(UNAUTHORISED);
		return readRequest(sim, request);
	},
	messageIds: (count) => Array.from({ length: count }, () => uuid()),
	accepted: (messages) => answer(200, messages[0]?.messageId ?? uuid(), 'Send Notification'),
	// What v3 answers to a mistake is not documented; here it keeps the `meta` of a success and adds `error`.
	refused: ({ status, code, message, error }) => {
		const { body } = answer(status, uuid(), message);
		return { status, body: { ...body, error: { code, ...error } } };
	},
	invalid: wrongRequest,
});

const UNAUTHORISED: ApiError = {
	status: 401,
	code: 'UNAUTHORIZED',
	message: 'The access token is missing, wrong or expired.',
	data: {},
	error: {},
};

const wrongRequest = (problems: Problem[]): ApiError => ({
	...ERRORS.WA400,
	code: 'BAD_REQUEST',
	message: 'Invalid request',
	error: Object.fromEntries(problems.map(({ path, text }) => [path, `${path} ${text}`])),
});

const answer = (status: number, transactionId: string, explain: string) =>
	({ status, body: { meta: { timestamp: Date.now(), transactionId, explain } } }) satisfies Answer;

function readRequest(sim: Simulation, { body }: FastifyRequest): Outgoing {
	const problems: Problem[] = [];
	const root = new Field(body, '', problems);
	root.object(['channel', 'request', 'callbacks']);
	root.at('channel').oneOf(['WHATSAPP']);

	const request = root.at('request');
	const type = String(request.at('type').value ?? '');
	request.object(['message', 'clientId', 'externalId', 'to', 'from', 'type', type]);
	for (const key of ['message', 'clientId', 'externalId']) request.at(key).text({ optional: true });
	request.at('externalId').text({ optional: true, pattern: /^[a-z0-9]+$/i, what: 'letters and digits' });
	request.at('from').text({ pattern: /^\d{7,15}$/, what: 'digits only, without a plus sign' });
	request.at('to').text({ pattern: /^\+[1-9]\d{6,14}$/, what: 'a phone number in E.164 format, with a plus sign' });

	const callbacks = root.at('callbacks').text({ optional: true })?.split(',').map((url) => url.trim()) ?? [];
	if (!callbacks.every((url) => /^https?:/.test(url) && URL.canParse(url))) {
		root.at('callbacks').refuse('must be one or more URLs, separated by commas');
	}
	if (problems.length > 0) throw new Refused(wrongRequest(problems));

	const { from, to, clientId, externalId } = request.value as Record<string, string>;
	const content: MetaContent = { type, [type]: request.at(type).value };
	const extraInfo = { ref: externalId ?? '', ref1: '', ref2: '', wa_source: '' };
	return { from: demandNumber(sim, String(from), 'v3'), recipients: [String(to)], content, extraInfo, callbacks, clientId, externalId };
}
