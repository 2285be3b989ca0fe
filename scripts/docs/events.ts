/** One page per event of the trigger, with examples that the real reader made of the recorded calls. */
import type { INodePropertyOptions } from 'n8n-workflow';

import { readPayload } from '../../kaleyra/webhook/read';
import type { EventKind, InboundEvent } from '../../kaleyra/webhook/event';
import { fields } from '../../nodes/KaleyraTrigger/description';
import { webhookFixtures } from '../../lab/webhookFixtures';
import { keysOf } from './eventKeys';
import { json, MADE, page, plain, table } from './markdown';
import { merged, schemaOf, type Schema } from './outputs';

/** The recorded calls that each page shows. */
const shown: Record<EventKind, string[]> = {
	accountUpdate: ['number_quality', 'kaleyra_template_verdict'],
	address: ['kaleyra_address'],
	buttonReply: ['kaleyra_button_reply'],
	contacts: ['kaleyra_contacts'],
	flowReply: ['kaleyra_flow_reply'],
	listReply: ['kaleyra_list_reply', 'kaleyra_reply_with_reference'],
	location: ['kaleyra_location'],
	media: ['kaleyra_image_with_copy', 'kaleyra_voice'],
	messageStatus: ['kaleyra_delivered', 'kaleyra_failed'],
	order: ['kaleyra_order'],
	otherMessage: ['kaleyra_unsupported', 'kaleyra_system'],
	reaction: ['kaleyra_reaction'],
	templateButton: ['kaleyra_template_button'],
	text: ['kaleyra_text', 'kaleyra_text_from_ad'],
};

const fieldNamed = (name: string) => {
	const field = fields.find((one) => one.name === name);
	if (!field) throw new Error(`The trigger has no field "${name}"`);
	return field;
};

/** The events as the panel lists them. */
export const events = (fieldNamed('events').options ?? []) as INodePropertyOptions[];

const eventsOf = (fixture: string): InboundEvent[] => {
	const found = webhookFixtures.find(({ name }) => name === fixture);
	if (!found) throw new Error(`There is no recorded call "${fixture}"`);
	return readPayload(found.payload).received.map(({ event }) => event);
};

const allEvents = webhookFixtures.flatMap(({ name }) => eventsOf(name));

/** All keys that recorded events of these kinds have. */
export const eventSchema = (kinds: string[]): Schema =>
	allEvents
		.filter(({ event }) => kinds.includes(event))
		.map(schemaOf)
		.reduce(merged, { type: 'object' });

export function eventPage({ name, value, description = '' }: INodePropertyOptions): string {
	const kind = String(value);
	const isDefault = (fieldNamed('events').default as string[]).includes(kind);
	const examples = (shown[kind as EventKind] ?? []).flatMap(eventsOf).filter(({ event }) => event === kind);
	const keys = keysOf(eventSchema([kind]));
	return page(
		`# ${name}`,
		MADE,
		`${plain(description).replace(/\.$/, '')}. ${isDefault ? 'Selected from the start.' : 'Starts a workflow only when it is selected under *Events*.'}`,
		...(examples.length > 0 ? examples.map(json) : ['No recorded call of the webhook shows it yet.']),
		'## Keys',
		'A key stands in an event only where it applies.',
		table(
			['Key', 'Type', 'Meaning'],
			keys.map(({ path, type, meaning }) => [`\`${path}\``, type, plain(meaning)]),
		),
		'All events and the options that filter them: [the trigger](../trigger.md).',
	);
}

/** The events, each with a link to its page. */
export const eventsTable = (): string =>
	table(
		['Event', 'Value of `event`', 'When'],
		events.map(({ name, value, description = '' }) => [
			`[${name}](events/${String(value)}.md)`,
			`\`${String(value)}\``,
			plain(description),
		]),
	);

const forms = [...new Set(webhookFixtures.map(({ shape }) => shape))];
const kinds = [...new Set(webhookFixtures.map(({ kind }) => kind))];

const isRecorded = (kind: string, form: string) => webhookFixtures.some((one) => one.kind === kind && one.shape === form);

/** Which calls of the trigger's webhook are tested: every kind in every form that has a recorded call. */
export const callsTable = (): string =>
	table(
		['Kind', ...forms],
		kinds.map((kind) => [kind.replaceAll('_', ' '), ...forms.map((form) => (isRecorded(kind, form) ? '✓' : ''))]),
	);
