import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fileProblem } from '../checks/file';
import { digits, isObject, type BusinessNumber, type Json } from '../model';
import { SAMPLE_FLOWS } from '../samples/flows';
import { SAMPLE_TEMPLATES } from '../samples/templates';
import type { Simulation } from '../simulation';
import { demandKey } from './account';
import { ERRORS, errorBody, type ApiError } from './errors';
import { readForm } from './form';
import { Refused } from './dialect';
import { wrongPayload } from './v2';

/**
 * Looking up and setting things of the account. Refusals are answered in v2's words everywhere.
 * The documents show addresses and what is told, but hardly any answer: unless a comment says
 * otherwise, the answers are Kaleyra's envelope around the fields Meta uses.
 */
export function lookupRoutes(app: FastifyInstance, sim: Simulation): void {
	app.addHook('preHandler', async ({ params, headers }) => {
		demandKey(sim, (params as { sid: string }).sid, headers['api-key']);
	});
	app.setErrorHandler((error, request, reply) => {
		const reason: ApiError = error instanceof Refused ? error.reason : ERRORS.WA500;
		if (!(error instanceof Refused)) request.log.error(error);
		return reply.code(reason.status).send(errorBody(reason));
	});

	/** Needs no phone number, so it can test a credential. The account has no profiles. */
	app.get('/v1/:sid/callback/profiles', () => ({ ...success([]), code: 'RBC024', status: 200 }));

	/** Sets a v1 number's incoming URL; the other details are taken and forgotten. */
	app.put('/v1/:sid/whatsapp/number', ({ body }) => {
		const { wa_number, incoming_url } = isObject(body) ? body : ({} as Json);
		const number = own(sim, String(wa_number));
		if (number.version !== 'v1') throw new Refused(ERRORS['WA-401-version']);
		if (incoming_url !== undefined) sim.setIncoming({ url: String(incoming_url) }, number.number);
		return success({ wa_number: `+${number.number}`, incoming_url: number.incoming?.url ?? '' });
	});

	app.get('/v2/:sid/whatsapp/:waba/number', (request) => {
		demandWaba(sim, request);
		return success(sim.account.numbers.map(numberDetails));
	});
	for (const version of ['v1', 'v2']) {
		app.get(`/${version}/:sid/whatsapp/:number/phone_number_details`, ({ params }) =>
			success({ ...numberDetails(own(sim, (params as { number: string }).number)), health_status: HEALTHY }),
		);
	}

	app.get('/v2/:sid/whatsapp/:waba/message_templates', (request) => {
		demandWaba(sim, request);
		const { name, status, language, category } = request.query as Record<string, string | undefined>;
		const wanted = SAMPLE_TEMPLATES.filter(
			(template) =>
				template.name.includes(name?.toLowerCase() ?? '') &&
				template.status === (status ?? template.status) &&
				template.language === (language ?? template.language) &&
				template.category === (category ?? template.category),
		);
		return page(wanted, request);
	});

	/** The documents name this look-up but not its address: the path is our assumption. */
	app.get('/v2/:sid/whatsapp/:waba/flows', (request) => {
		demandWaba(sim, request);
		const flows = SAMPLE_FLOWS.map(({ id, name }) => ({ id, name, status: 'PUBLISHED', categories: ['OTHER'], validation_errors: [] }));
		return page(flows, request);
	});

	app.post('/v2/:sid/whatsapp/:number/media', async (request) => {
		own(sim, (request.params as { number: string }).number);
		const { fields, files } = await readForm(request);
		const file = files.find(({ field }) => field === 'file');
		const problem = file ? fileProblem(fields.type ?? '', file.data.length) : 'is required';
		if (!file || problem) throw new Refused(wrongPayload([{ path: 'file', text: String(problem) }]));
		const { id } = sim.media.add(file.data, String(fields.type), file.fileName);
		return success({ id });
	});
}

const success = (data: unknown) => ({ code: 'WA200', message: 'Success', data, error: {} });

function own(sim: Simulation, number: string): BusinessNumber {
	const found = sim.account.find(digits(number));
	if (!found) throw new Refused(ERRORS.WA401);
	return found;
}

function demandWaba(sim: Simulation, { params }: FastifyRequest): void {
	if ((params as { waba: string }).waba !== sim.account.wabaId) throw new Refused(ERRORS['404']);
}

const numberDetails = ({ number, name, version, phoneNumberId }: BusinessNumber) => ({
	id: phoneNumberId,
	display_phone_number: `+${number}`,
	verified_name: name,
	status: 'CONNECTED',
	name_status: 'APPROVED',
	quality_rating: 'GREEN',
	messaging_limit_tier: 'TIER_10K',
	throughput: { level: 'STANDARD' },
	api_version: version,
});

const HEALTHY = { can_send_message: 'AVAILABLE', entities: [{ entity_type: 'PHONE_NUMBER', can_send_message: 'AVAILABLE' }] };

/** A page as Meta gives it: `limit` elements after the one the cursor `after` names. */
function page(all: Array<{ id: string }>, { query }: FastifyRequest) {
	const { limit = '25', after } = query as Record<string, string | undefined>;
	const start = after === undefined ? 0 : all.findIndex(({ id }) => cursor(id) === after) + 1;
	const data = all.slice(start, start + Number(limit));
	const [first, last] = [data[0], data.at(-1)];
	const more = start + data.length < all.length;
	return {
		...success(data),
		paging: {
			...(first && last ? { cursors: { before: cursor(first.id), after: cursor(last.id) } } : {}),
			...(more && last ? { next: `?limit=${limit}&after=${cursor(last.id)}` } : {}),
		},
	};
}

const cursor = (id: string): string => Buffer.from(id).toString('base64url');
