import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Field, type Problem } from '../checks/field';
import { uuid } from '../ids';
import { isObject, type MetaContent } from '../model';
import type { Simulation } from '../simulation';
import { demandKey, demandNumber } from './account';
import { ERRORS, errorBody, type ApiError } from './errors';
import { readForm, type Form } from './form';
import { readExtraInfo, readRecipients } from './v2';
import { Refused, type Dialect } from './dialect';
import { sendRoute } from './send';
import { contentOfForm, V1_FIELDS } from './v1Content';

/** `POST /v1/{sid}/messages`, a multipart or urlencoded form. */
export function v1Routes(app: FastifyInstance, sim: Simulation): void {
	app.addHook('preHandler', async (request) => {
		const form = await readForm(request);
		forms.set(request, form);
		// Without files and, as everywhere, without the key.
		request.body = Object.fromEntries(Object.entries(form.fields).filter(([name]) => name !== 'api-key'));
	});
	sendRoute(app, sim, '/v1/:sid/messages', v1Dialect(sim));
}

const forms = new WeakMap<FastifyRequest, Form>();
const formOf = (request: FastifyRequest): Form => forms.get(request) ?? { fields: {}, files: [] };

const v1Dialect = (sim: Simulation): Dialect => ({
	version: 'v1',
	recipientOf: (request) => formOf(request).fields.to ?? '',
	read(request) {
		const form = formOf(request);
		const { fields } = form;
		demandKey(sim, (request.params as { sid: string }).sid, request.headers['api-key'] ?? fields['api-key']);

		const problems: Problem[] = [];
		const root = new Field(fields, '', problems);
		root.object(V1_FIELDS);
		if (String(fields.channel).toLowerCase() !== 'whatsapp') root.at('channel').refuse('must be whatsapp');
		const recipients = readRecipients(root.at('to'), true);
		root.at('from').text();
		const { ref, ref1, ref2 } = fields;
		const extraInfo = readExtraInfo(new Field({ ref, ref1, ref2 }, '', problems));
		const content = contentOfForm(form, problems, sim);
		if (problems.length > 0) throw new Refused(wrongInputs(problems, content));
		const callback = fields.callback_url ?? '';
		// It may also be the id of a callback profile; then the number's own webhook is told.
		const callbacks = URL.canParse(callback) ? [callback] : [];
		return { from: demandNumber(sim, String(fields.from), 'v1'), recipients, content, extraInfo, callbacks };
	},
	messageIds(count) {
		const id = uuid();
		return Array.from({ length: count }, (_, i) => `${id}:${i}`);
	},
	accepted: (messages, { content }) => ({
		status: 200,
		body: {
			id: messages[0]?.messageId.replace(/:0$/, ''),
			type: typeInV1(content),
			body: bodyText(content),
			createdDateTime: new Date().toISOString().replace('T', ' ').replace(/\.\d+Z$/, '+00:00'),
			totalCount: messages.length,
			data: messages.map(({ messageId, to }) => ({ message_id: messageId, recipient: to })),
			error: {},
		},
	}),
	refused: (error) => ({ status: error.status, body: errorBody(error) }),
	invalid: wrongInputs,
});

/** E413 with a text for each form field that is wrong. */
function wrongInputs(problems: Problem[], content: MetaContent): ApiError {
	const error: Record<string, string> = {};
	for (const { path, text } of problems) {
		const field = formField(path);
		const sentence =
			text === 'is required' || text === 'must not be empty'
				? `For the type ${typeInV1(content)}, ${field} field is mandatory and cannot be empty!`
				: `${path} ${text}`;
		error[field] = error[field] ? `${error[field]} ${sentence}` : sentence;
	}
	return { ...ERRORS.E413, error };
}

/** The form field a place in Meta's message comes from. */
function formField(path: string): string {
	if (/^(image|video|audio|document)/.test(path)) return path.endsWith('.caption') ? 'caption' : 'media';
	return /^(?:interactive|text)\.(\w+)/.exec(path)?.[1] ?? path;
}

function typeInV1({ type, interactive }: MetaContent): string {
	if (type === 'interactive') return isObject(interactive) ? String(interactive.type) : type;
	return type === 'text' ? type : 'media';
}

function bodyText(content: MetaContent): string {
	const { body, caption } = content[content.type] as { body?: string | { text?: string }; caption?: string };
	return (isObject(body) ? String(body.text) : body) ?? caption ?? '';
}
