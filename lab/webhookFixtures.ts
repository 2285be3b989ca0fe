import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { root } from './paths';

/** One call of the webhook and what must come of it. */
export interface WebhookFixture {
	name: string;
	/** The shape of the payload and the kind of what it tells, as docs/trigger.md lists them. */
	shape: string;
	kind: string;
	method: 'GET' | 'POST';
	encoding: 'json' | 'form' | 'query';
	payload: IDataObject;
	/** The items with default output. */
	events: IDataObject[];
}

interface MessageFixture {
	message: IDataObject;
	event: IDataObject;
}

interface StatusFixture {
	status: IDataObject;
	event: IDataObject;
}

const folder = join(root, 'lab', 'webhooks');

function load<T>(kind: string): Array<[string, T]> {
	return readdirSync(join(folder, kind))
		.sort()
		.map((file) => [basename(file, '.json'), JSON.parse(readFileSync(join(folder, kind, file), 'utf8')) as T]);
}

const metadata = { display_phone_number: '15550100999', phone_number_id: '106540352242922' };
const contacts = [{ profile: { name: 'Ada' }, wa_id: '15550100123' }];
const wabaId = '102290129340398';

/** The three envelopes that carry Meta's own objects, and what each of them adds to an event. */
const envelopes: Record<string, { wrap: (value: IDataObject) => IDataObject; adds: IDataObject }> = {
	meta: {
		wrap: (value) => ({
			object: 'whatsapp_business_account',
			entry: [{ id: wabaId, changes: [{ value: { messaging_product: 'whatsapp', metadata, ...value }, field: 'messages' }] }],
		}),
		adds: { to: '15550100999', phoneNumberId: '106540352242922', wabaId },
	},
	kaleyra: {
		wrap: (value) => ({
			meta_object: { value: { messaging_product: 'whatsapp', metadata, ...value }, field: 'messages' },
			extra_info: { media_url: '', ref: '', ref1: '', ref2: '', trace_id: 't-1', waba_id: wabaId },
		}),
		adds: { to: '15550100999', phoneNumberId: '106540352242922', wabaId },
	},
	bare: { wrap: (value) => value, adds: {} },
};

function* inEveryEnvelope(): Generator<WebhookFixture> {
	for (const [shape, { wrap, adds }] of Object.entries(envelopes)) {
		const fixture = (kind: string, value: IDataObject, event: IDataObject): WebhookFixture => ({
			name: `${shape}_${kind}`,
			shape,
			kind,
			method: 'POST',
			encoding: 'json',
			payload: wrap(value),
			events: [{ ...event, ...adds }],
		});
		for (const [kind, { message, event }] of load<MessageFixture>('messages')) {
			yield fixture(kind, { contacts, messages: [message] }, { ...event, profileName: 'Ada' });
		}
		for (const [kind, { status, event }] of load<StatusFixture>('statuses')) {
			yield fixture(kind, { statuses: [status] }, event);
		}
	}
}

/** Every shape with every kind it can carry. */
export const webhookFixtures: WebhookFixture[] = [
	...inEveryEnvelope(),
	...load<Omit<WebhookFixture, 'name'>>('calls').map(([name, fixture]) => ({ name, ...fixture })),
];

/** Every kind of event: each has a recorded call, which a test of the documentation asks for. */
export const everyEvent: string[] = [...new Set(webhookFixtures.flatMap(({ events }) => events.map(({ event }) => String(event))))];
