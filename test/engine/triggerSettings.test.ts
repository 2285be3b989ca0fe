import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { callWithJson } from '../../lab/deliver';
import { type ActiveTrigger, Triggers } from './support/activeTrigger';

let triggers: Triggers;
let id = 0;

beforeAll(async () => {
	triggers = await Triggers.start();
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => triggers.close());

const tap = () => ({
	messages: [
		{ from: '15550100123', id: `wamid.${++id}`, timestamp: '1767261600', type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'yes', title: 'Yes' } } },
	],
});

const send = async ({ url }: ActiveTrigger) => (await callWithJson(url, tap())).status;

/** A published trigger whose option then becomes what it was not when it was published. */
async function changedTo(options: INodeParameters): Promise<ActiveTrigger> {
	const active = await triggers.activate();
	const [trigger] = active.workflow.nodes;
	if (trigger) trigger.parameters.options = options;
	return active;
}

const gone = '={{ $vars.gone }}';

/** Options that are filled in and give nothing, and what the log says. */
const broken: Array<[string, INodeParameters, string]> = [
	['Allowed IP Addresses whose variable is gone', { allowedAddresses: gone }, 'Allowed IP Addresses is filled in, but gives nothing that can be used. Correct the value or its expression, or empty the field.'],
	['Allowed IP Addresses of an expression that gives blanks', { allowedAddresses: '={{ " , " }}' }, 'Allowed IP Addresses is filled in'],
	['Allowed IP Addresses of commas only', { allowedAddresses: ' , ,' }, 'Allowed IP Addresses is filled in'],
	['Allowed IP Addresses with one entry that is none', { allowedAddresses: '={{ "127.0.0.1, localhost" }}' }, 'Allowed IP Addresses contains "localhost", which is no address. Enter addresses such as'],
	['Business Numbers', { businessNumbers: gone }, 'Business Numbers is filled in'],
	['From Numbers', { fromNumbers: gone }, 'From Numbers is filled in'],
	['Reply IDs', { replyIds: '={{ null }}' }, 'Reply IDs is filled in'],
	['Statuses', { statuses: '={{ [] }}' }, 'Statuses is filled in'],
	['Max File Size that is no number', { downloadMedia: true, maxFileSize: '={{ "abc" }}' }, 'Max File Size is filled in'],
	['Max File Size whose variable is gone', { downloadMedia: true, maxFileSize: gone }, 'Max File Size is filled in'],
	['Ignore Older Than whose variable is gone', { ignoreOlderThan: gone }, 'Ignore Older Than is filled in'],
	['Ignore Older Than below zero', { ignoreOlderThan: -1 }, 'Ignore Older Than is filled in'],
];

describe('a field that is filled in but gives nothing', () => {
	it.each(broken)('(%s) makes every caller come again, and the log says what to do', async (_name, options, message) => {
		const log = jest.spyOn(Container.get(Logger), 'error');
		const active = await changedTo(options);
		expect(await send(active)).toBe(503);
		expect(triggers.itemsOf(active)).toEqual([]);
		expect(log).toHaveBeenCalledWith(expect.stringContaining(`Kaleyra Trigger takes no calls: ${message}`), expect.objectContaining({ node: 'Kaleyra Trigger' }));

		const [trigger] = active.workflow.nodes;
		if (trigger) trigger.parameters.options = {};
		expect(await send(active)).toBe(200);
		expect(triggers.itemsOf(active)).toHaveLength(1);
	});

	it.each(broken)('(%s) keeps the workflow from being published', async (_name, options, message) => {
		await expect(triggers.activate({ options })).rejects.toThrow(message);
	});

	it('(Events) does so as well', async () => {
		await expect(triggers.activate({ events: '={{ [] }}' })).rejects.toThrow('Events is filled in');
	});

	it.each(['webhookSecret', 'metaAppSecret'])('(%s of the credential) makes every caller come again', async (field) => {
		const log = jest.spyOn(Container.get(Logger), 'error');
		const active = await triggers.activate({}, { credential: { [field]: gone } });
		expect(await send(active)).toBe(503);
		expect(triggers.itemsOf(active)).toEqual([]);
		expect(log).toHaveBeenCalledWith(expect.stringMatching(/takes no calls: .* of the credential is an expression that gives nothing\. Correct/), expect.anything());
	});
});

describe('a field that is empty', () => {
	it.each<[string, IDataObject]>([
		['as text', { allowedAddresses: '', businessNumbers: '', fromNumbers: '', replyIds: '' }],
		['as an expression without content', { allowedAddresses: '=', fromNumbers: '= ' }],
		['as a list', { statuses: [] }],
		['as a file size, which matters only for downloads', { maxFileSize: gone }],
	])('(%s) means no limit', async (_name, options) => {
		const active = await triggers.activate({ options: options as INodeParameters });
		expect(await send(active)).toBe(200);
		expect(triggers.itemsOf(active)).toHaveLength(1);
	});
});

it('a list may come from an expression, as text or as a list', async () => {
	const options = { allowedAddresses: '={{ ["203.0.113.7", "127.0.0.1"] }}', replyIds: '={{ "no, y*" }}', statuses: '={{ "failed" }}' };
	const active = await triggers.activate({ options });
	expect(await send(active)).toBe(200);
	expect(triggers.itemsOf(active)).toHaveLength(1);
});
