import type { INodeProperties, NodeHint, TriggerPanelDefinition } from 'n8n-workflow';

import type { EventKind } from '../../kaleyra/webhook/event';
import { defaultMaxFileSize } from './settings';

/** What the panel says of each event; sorted by name, as n8n's lists are. */
const eventTexts: Record<EventKind, { name: string; description: string }> = {
	accountUpdate: { name: 'Account Update', description: 'Quality of a number, verdict on a template, and other news about the account' },
	address: { name: 'Address', description: 'The customer filled in the address form' },
	buttonReply: { name: 'Button Reply', description: 'The customer tapped a reply button' },
	contacts: { name: 'Contacts', description: 'The customer sent contact cards' },
	flowReply: { name: 'Flow Reply', description: 'The customer submitted a flow' },
	listReply: { name: 'List Reply', description: 'The customer tapped a row of a list' },
	location: { name: 'Location', description: 'The customer sent a place' },
	media: { name: 'Media', description: 'The customer sent a picture, a video, an audio, a document or a sticker' },
	messageStatus: { name: 'Message Status', description: 'A message of yours was sent, delivered, read, failed or not sent. Every message has several.' },
	order: { name: 'Order', description: 'The customer sent a cart' },
	otherMessage: { name: 'Other Message', description: 'System notes, messages WhatsApp does not support, and kinds that are new' },
	reaction: { name: 'Reaction', description: 'The customer reacted to a message with an emoji' },
	templateButton: { name: 'Template Button', description: 'The customer tapped a quick-reply button of a template' },
	text: { name: 'Text', description: 'The customer wrote a text' },
};

const events: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	default: ['listReply', 'buttonReply', 'flowReply'],
	options: Object.entries(eventTexts).map(([value, { name, description }]) => ({ name, value, description })),
	description: 'What starts the workflow. Everything else that comes in is acknowledged and ignored.',
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Allowed File Hosts',
			name: 'allowedFileHosts',
			type: 'string',
			default: '',
			placeholder: 'e.g. media.example.com, *.example.org',
			displayOptions: { show: { downloadMedia: [true] } },
			description:
				'The only hosts that files are fetched from, separated by commas; *. at the beginning stands for all names below. While it is empty, no file is fetched. Without this option, files are fetched from any host of the public internet.',
		},
		{
			displayName: 'Allowed IP Addresses',
			name: 'allowedAddresses',
			type: 'string',
			default: '',
			placeholder: 'e.g. 203.0.113.7, 198.51.100.0/24',
			description:
				'Addresses and networks that may call, separated by commas. Everyone else gets 403. Behind a reverse proxy, set N8N_PROXY_HOPS so that n8n sees the caller’s address.',
		},
		{
			displayName: 'Business Numbers',
			name: 'businessNumbers',
			type: 'string',
			default: '',
			placeholder: 'e.g. +15550100999',
			description:
				'Only events of these numbers of yours, separated by commas. WhatsApp’s phone number IDs are understood as well. Delivery reports and account news that name no number of yours always pass.',
		},
		{
			displayName: 'Download Media',
			name: 'downloadMedia',
			type: 'boolean',
			default: false,
			description:
				'Whether to fetch the pictures, videos, audios and documents that customers send, as binary data. When a file cannot be had, media.error says why.',
		},
		{
			displayName: 'From Numbers',
			name: 'fromNumbers',
			type: 'string',
			default: '',
			placeholder: 'e.g. +15550100123, +91*',
			description: 'Only events of these customers, separated by commas. * at the end stands for any ending. Account Update is not affected.',
		},
		{
			displayName: 'Ignore Duplicates',
			name: 'ignoreDuplicates',
			type: 'boolean',
			default: true,
			description:
				'Whether to drop an event that was delivered before. The last 10,000 are remembered, 1,000 of them over a restart of n8n.',
		},
		{
			displayName: 'Ignore Older Than',
			name: 'ignoreOlderThan',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 24,
			description:
				'After how many hours an event is too old to start the workflow, so that a call that somebody recorded does nothing later. 0 for no limit. An event that tells no time always passes.',
		},
		{
			displayName: 'Max File Size',
			name: 'maxFileSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100 },
			default: defaultMaxFileSize,
			displayOptions: { show: { downloadMedia: [true] } },
			description: 'How many megabytes a downloaded file may have. WhatsApp allows documents of up to 100.',
		},
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			default: 'simple',
			options: [
				{ name: 'Simplified', value: 'simple', description: 'The same keys whatever way the event came' },
				{ name: 'Simplified and Raw', value: 'raw', description: 'The payload as it came stands in addition under the key raw' },
			],
			description: 'What each item contains',
		},
		{
			displayName: 'Register Incoming URL (V1)',
			name: 'registerWebhook',
			type: 'boolean',
			default: false,
			description:
				'Whether to set the incoming URL of the numbers in Business Numbers when the workflow is published. Only with API version V1. Kaleyra does not tell which URL stands there now: note it down before it is replaced.',
		},
		{
			displayName: 'Reply IDs',
			name: 'replyIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. confirm, slot_*',
			description:
				'Only taps on rows and buttons with these IDs, separated by commas. * at the end stands for any ending. Other kinds of events are not affected.',
		},
		{
			displayName: 'Statuses',
			name: 'statuses',
			type: 'multiOptions',
			default: [],
			options: [
				{ name: 'Delivered', value: 'delivered' },
				{ name: 'Failed', value: 'failed' },
				{ name: 'Not Sent', value: 'notSent', description: 'Kaleyra did not hand the message to WhatsApp' },
				{ name: 'Read', value: 'read' },
				{ name: 'Sent', value: 'sent' },
			],
			description: 'Only these statuses of messages. Needs Message Status among the events. All of them when empty.',
		},
	],
};

/** The fields of the trigger: how it is set up, which events, and the options that narrow them down. */
export const fields: INodeProperties[] = [
	{
		displayName:
			'Open Webhook URLs above and paste the production URL into the Kaleyra console: Channels > WhatsApp > Manage > Configurations > Numbers > Edit > Incoming URL. When the credential has a webhook secret, add ?token= and the secret to it; when it has none, anyone who knows the URL can start this workflow. A number has one incoming URL: to serve several workflows, let one workflow with this trigger call the others (Switch, then Execute Sub-workflow).',
		name: 'setupNotice',
		type: 'notice',
		default: '',
	},
	events,
	options,
];

/** Where a URL is entered at Kaleyra. */
const where =
	'In the Kaleyra console: Channels > WhatsApp > Manage > Configurations > Numbers, edit the number, <b>Incoming URL</b>. For delivery reports, enter it in the callback settings of the number as well.';

/** What the editor shows while the trigger waits for a first event. */
export const triggerPanel: TriggerPanelDefinition = {
	header: 'Wait for an event from WhatsApp',
	executionsHelp: {
		inactive: `<b>While you build</b>, click the button, paste the <b>Test URL</b> at Kaleyra and tap or write something on the phone. The test URL takes one event, and only while the editor listens. An event that would start nothing is shown with the reason.<br /><br /><b>When it is ready</b>, publish the workflow and paste the <b>Production URL</b> instead.<br /><br />${where}`,
		active: `<b>The workflow is published</b>: events that come to the <b>Production URL</b> start it, and are listed under <a data-key="executions">executions</a>, not here.<br /><br /><b>To look at an event here</b>, click the button and send it to the <b>Test URL</b>.<br /><br />${where}`,
	},
	activationHint: 'Once the workflow is published, events come in by themselves through the Production URL.',
};

/** n8n shows no preview of a trigger's output, so this names its keys before the first run. */
export const hints: NodeHint[] = [
	{
		message:
			'Each event is one item: <b>event</b>, <b>messageId</b>, <b>timestamp</b>, <b>from</b>, <b>profileName</b>, <b>to</b>, and by kind <b>reply</b> {id, title, description}, <b>flow</b> {token, response}, <b>text</b>, <b>media</b> {type, url, mimeType}, <b>location</b>, <b>status</b>, <b>errors</b>; further <b>context</b> {messageId} and <b>reference</b> {ref, ref1, ref2} of the message it answers.',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
	},
];
