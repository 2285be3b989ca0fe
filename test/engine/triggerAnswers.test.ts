import { packWaitToken, unpackWaitToken } from '../../nodes/sendAndWait/token';
import { callWithJson } from '../../lab/deliver';
import { sentId } from '../../lab/questions';
import { chain, node } from '../../lab/workflow';
import { type ActiveTrigger, Triggers } from './support/activeTrigger';
import type { Execution } from '../../lab/engine/engine';
import { BUSINESS, byNumber, CUSTOMER, items } from './support/simulated';
import { save } from '../../lab/engine/workflow';

let triggers: Triggers;
let trigger: ActiveTrigger;

beforeAll(async () => {
	triggers = await Triggers.start();
});
beforeEach(async () => {
	trigger = await triggers.activate({ events: ['buttonReply', 'text'] });
});
afterEach(() => {
	jest.restoreAllMocks();
	triggers.host.mishaps.length = 0;
	triggers.account.sim.reset();
});
afterAll(() => triggers.close());

/** Asks for an approval; returns the execution that sleeps and the id of the button to approve. */
async function ask(): Promise<{ execution: Execution; id: string }> {
	const { engine, credentials, sim } = triggers.account;
	const question = {
		resource: 'interactive',
		operation: 'sendAndWait',
		from: byNumber(BUSINESS),
		to: CUSTOMER,
		message: 'May we ship?',
		approvalOptions: { values: { approvalType: 'double' } },
	};
	const asking = node('Ask', 'n8n-nodes-kaleyra.kaleyra', question, { credentials: engine.credentialsOf(credentials) });
	const execution = await engine.start(save(chain('Asks', node('Start', 'start'), asking, node('After', 'pass'))), items({}));
	const message = sim.messages().at(-1);
	if (message === undefined) throw new Error('No message arrived');
	return { execution, id: sentId(message, 'approve') };
}

const tap = (id: string, replyId: string) => ({
	from: CUSTOMER.slice(1),
	id,
	timestamp: '1767261600',
	type: 'interactive',
	interactive: { type: 'button_reply', button_reply: { id: replyId, title: 'Approve' } },
});
const text = (id: string) => ({ from: CUSTOMER.slice(1), id, timestamp: '1767261600', type: 'text', text: { body: 'Hello' } });

const send = async (...messages: object[]) => (await callWithJson(trigger.url, { messages })).status;
const started = () => triggers.jsonOf(trigger).map(({ messageId, late }) => (late === true ? `${String(messageId)} late` : messageId));
const wokenUp = async ({ workflow }: Execution) => (await triggers.host.ended(workflow)).length;
const isAsleep = ({ workflow }: Execution) => triggers.host.executionsOf(workflow).every(({ run }) => run.status === 'waiting');

/** From now on each look at the clock costs half a second, so that no patience lasts. */
function hurryClock() {
	let now = performance.now();
	const clock = jest.spyOn(performance, 'now').mockImplementation(() => (now += 500));
	return () => clock.mockRestore();
}

const failing = (status: number) => Array.from({ length: 1_000 }, () => status);

describe('an answer that n8n does not take for 6 s', () => {
	it.each([
		['no connection', 0],
		['500 of an n8n whose database is locked', 500],
		['502 of a proxy', 502],
		['503 of a proxy', 503],
		['a page with 200, as n8n gives while it starts', 200],
		['429 of a proxy', 429],
		['a redirect of a proxy', 302],
	])('(%s) makes the caller come again, starts nothing, and is then taken once', async (_name, status) => {
		const { execution, id } = await ask();
		triggers.host.mishaps.push(...failing(status));
		const restore = hurryClock();
		expect(await send(tap('wamid.1', id))).toBe(503);
		restore();
		expect([started(), isAsleep(execution)]).toEqual([[], true]);

		triggers.host.mishaps.length = 0;
		expect([await send(tap('wamid.1', id)), await send(tap('wamid.1', id))]).toEqual([200, 200]);
		expect([started(), await wokenUp(execution)]).toEqual([[], 1]);
	});

	it('keeps the rest of its call back with it, but not what was taken', async () => {
		const [first, second] = [await ask(), await ask()];
		const payload = [tap('wamid.1', first.id), text('wamid.2'), tap('wamid.3', second.id)];
		// The first call to a waiting execution succeeds, whichever it is; all others fail.
		triggers.host.mishaps.push(...([undefined, ...failing(503)] as number[]));
		const restore = hurryClock();
		expect(await send(...payload)).toBe(503);
		restore();
		expect(started()).toEqual([]);
		expect([isAsleep(first.execution), isAsleep(second.execution)].sort()).toEqual([false, true]);

		triggers.host.mishaps.length = 0;
		expect(await send(...payload)).toBe(200);
		expect([await wokenUp(first.execution), await wokenUp(second.execution)]).toEqual([1, 1]);
		expect(started()).toEqual(['wamid.2']);
	});

	it('is known as taken after a restart, too, when the rest of its call had to come again', async () => {
		const { id } = await ask();
		const other = await ask();
		triggers.host.mishaps.push(...([undefined, ...failing(503)] as number[]));
		const restore = hurryClock();
		await send(tap('wamid.1', id), tap('wamid.2', other.id));
		restore();
		expect(trigger.workflow.staticData).toMatchObject({ 'node:Kaleyra Trigger': { seen: [expect.any(String)] } });
	});
});

describe('a call with more than 50 answers', () => {
	const forged = (like: string, index: number) => {
		const token = unpackWaitToken(like);
		if (token === undefined) throw new Error('No token');
		return packWaitToken({ ...token, ownId: `forged-${index}` });
	};

	// Fifty answers may take a busy machine longer than the call's deadline.
	let clock: jest.SpyInstance;
	beforeEach(() => (clock = jest.spyOn(performance, 'now').mockReturnValue(performance.now())));
	afterEach(() => clock.mockRestore());

	it('comes again until all are brought, 50 each time, none of them twice', async () => {
		const { execution, id } = await ask();
		const messages = Array.from({ length: 120 }, (_, i) => tap(`wamid.${i}`, i === 119 ? id : forged(id, i)));
		const before = triggers.host.waitingCalls;
		const callsSoFar = () => triggers.host.waitingCalls - before;
		expect([await send(...messages), callsSoFar(), started().length]).toEqual([503, 50, 0]);
		expect([await send(...messages), callsSoFar(), started().length]).toEqual([503, 100, 0]);
		expect([await send(...messages), callsSoFar(), started().length]).toEqual([200, 120, 119]);
		expect(started()).toEqual(messages.slice(0, 119).map((message) => `${message.id} late`));
		expect(await wokenUp(execution)).toBe(1);
	});

	it('does so as well where duplicates are wanted', async () => {
		trigger = await triggers.activate({ events: ['buttonReply'], options: { ignoreDuplicates: false } });
		const { execution, id } = await ask();
		const messages = Array.from({ length: 60 }, (_, i) => tap(`wamid.${i}`, i === 0 ? id : forged(id, i)));
		expect([await send(...messages), await send(...messages)]).toEqual([503, 200]);
		expect([started().length, await wokenUp(execution)]).toEqual([59, 1]);
	});
});

it('all answers of a call share one deadline', async () => {
	const asked = [await ask(), await ask(), await ask()];
	triggers.host.mishaps.push(...failing(503));
	const before = triggers.host.waitingCalls;
	let now = performance.now();
	const clock = jest.spyOn(performance, 'now').mockImplementation(() => (now += 1_000));
	expect(await send(...asked.map(({ id }, index) => tap(`wamid.${index}`, id)))).toBe(503);
	clock.mockRestore();
	// With 6 s for each, there would be more tries than looks at the clock that 6 s allow.
	expect(triggers.host.waitingCalls - before).toBeLessThanOrEqual(6);
});
