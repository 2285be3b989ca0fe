import { request } from 'node:http';
import { callWithJson } from '../../lab/deliver';
import { type ActiveTrigger, Triggers } from './support/activeTrigger';
import type { Host } from './support/host';

let triggers: Triggers;
let host: Host;

beforeAll(async () => {
	triggers = await Triggers.start();
	host = triggers.host;
});
afterEach(() => {
	host.takeIn = async () => {};
	jest.restoreAllMocks();
});
afterAll(() => triggers.close());

const text = (...ids: string[]) => ({
	messages: ids.map((id) => ({ from: '15550100123', id, timestamp: '1767261600', type: 'text', text: { body: `Text ${id}` } })),
});
const secret = 'fake-webhook-secret';
const activate = async (options = {}) => {
	const { workflow, url } = await triggers.activate({ events: ['text'], options }, { credential: { webhookSecret: secret } });
	return { workflow, url: `${url}?token=${secret}` };
};
const idsOf = (active: ActiveTrigger) => triggers.jsonOf(active).map(({ messageId }) => messageId);
const seenOf = ({ workflow }: ActiveTrigger) => (workflow.staticData['node:Kaleyra Trigger'] as { seen?: string[] } | undefined)?.seen ?? [];

const databaseIsLocked = async () => await Promise.reject(new Error('SQLITE_BUSY: database is locked'));

/** Keeps n8n from taking anything in until it is released, and tells when it was asked to. */
function hold() {
	let release!: () => void;
	let fail!: () => void;
	const outcome = new Promise<void>((resolve, reject) => {
		release = resolve;
		fail = () => reject(new Error('SQLITE_BUSY: database is locked'));
	});
	const asked = new Promise<void>((resolve) => {
		host.takeIn = async () => {
			resolve();
			host.takeIn = async () => {};
			await outcome;
		};
	});
	return { asked, release, fail };
}

/** Calls and hangs up as soon as `when` has come. */
async function callAndHangUp(url: string, payload: object, when: Promise<void>) {
	const call = request(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
	call.on('error', () => {});
	const closed = new Promise<void>((resolve) => call.on('close', resolve));
	call.end(JSON.stringify(payload));
	await when;
	call.destroy();
	await closed;
}

/** Stops the monotonic clock; gives the hand that moves it on. */
function stopClock() {
	let now = 1_000_000;
	jest.spyOn(performance, 'now').mockImplementation(() => now);
	return (milliseconds: number) => (now += milliseconds);
}

describe('an event that n8n could not take in', () => {
	it('is as new as the first time when it comes again, and starts once', async () => {
		const active = await activate();
		host.takeIn = databaseIsLocked;
		expect((await callWithJson(active.url, text('wamid.1'))).status).toBe(500);
		host.takeIn = async () => {};
		const answers = [];
		for (let time = 0; time < 3; time++) answers.push((await callWithJson(active.url, text('wamid.1'))).data);
		expect(answers).toEqual([{ received: 1, started: 1 }, { received: 1, started: 0 }, { received: 1, started: 0 }]);
		expect(idsOf(active)).toEqual(['wamid.1']);
	});

	it('is not among those that n8n saves, and is once it was taken in', async () => {
		const active = await activate();
		const moveOn = stopClock();
		await callWithJson(active.url, text('wamid.before'));
		moveOn(1_000);
		const before = seenOf(active);
		host.takeIn = databaseIsLocked;
		await callWithJson(active.url, text('wamid.1'));
		expect(seenOf(active)).toEqual(before);
		host.takeIn = async () => {};
		await callWithJson(active.url, text('wamid.1'));
		expect(seenOf(active)).toHaveLength(2);
	});

	it('does not become known by another call that goes well meanwhile', async () => {
		const active = await activate();
		const moveOn = stopClock();
		const { asked, fail } = hold();
		const first = callWithJson(active.url, text('wamid.1'));
		await asked;
		moveOn(1_000);
		await callWithJson(active.url, text('wamid.2'));
		expect(seenOf(active)).toHaveLength(1);
		fail();
		expect((await first).status).toBe(500);
		await callWithJson(active.url, text('wamid.1'));
		expect(idsOf(active)).toEqual(['wamid.2', 'wamid.1']);
	});
});

describe('a copy that comes while n8n takes the first in', () => {
	it('is answered only when the first was taken in, and starts nothing', async () => {
		const active = await activate();
		const { asked, release } = hold();
		const first = callWithJson(active.url, text('wamid.1'));
		await asked;
		let isAnswered = false;
		const copy = callWithJson(active.url, text('wamid.1')).finally(() => (isAnswered = true));
		await callWithJson(active.url, text('wamid.2'));
		expect(isAnswered).toBe(false);
		release();
		expect([(await first).data, (await copy).data]).toEqual([{ received: 1, started: 1 }, { received: 1, started: 0 }]);
		expect(idsOf(active)).toEqual(['wamid.2', 'wamid.1']);
	});

	it('starts in its place when the first could not be taken in', async () => {
		const active = await activate();
		const { asked, fail } = hold();
		const first = callWithJson(active.url, text('wamid.1'));
		await asked;
		const copy = callWithJson(active.url, text('wamid.1'));
		fail();
		expect([(await first).status, (await copy).data]).toEqual([500, { received: 1, started: 1 }]);
		expect(idsOf(active)).toEqual(['wamid.1']);
	});

	it('is asked to come again, with all of its call, when that takes longer than 6 s', async () => {
		const active = await activate();
		const { asked, release } = hold();
		const first = callWithJson(active.url, text('wamid.1'));
		await asked;
		let seconds = 0;
		jest.spyOn(performance, 'now').mockImplementation(() => 1_000 * seconds++);
		expect((await callWithJson(active.url, text('wamid.1', 'wamid.2'))).status).toBe(503);
		expect(idsOf(active)).toEqual([]);
		release();
		await first;
		expect((await callWithJson(active.url, text('wamid.1', 'wamid.2'))).data).toEqual({ received: 2, started: 1 });
		expect(idsOf(active)).toEqual(['wamid.1', 'wamid.2']);
	});

	it('of two calls with the same events in another order none waits for the other for ever', async () => {
		const active = await activate();
		const calls = Array.from({ length: 20 }, (_, i) => callWithJson(active.url, i % 2 ? text('wamid.1', 'wamid.2') : text('wamid.2', 'wamid.1')));
		expect(new Set((await Promise.all(calls)).map(({ status }) => status))).toEqual(new Set([200]));
		expect(idsOf(active)).toHaveLength(2);
	});
});

describe('a caller who gives up before n8n has answered', () => {
	it('and comes again starts nothing more when n8n took the first call in all the same', async () => {
		const active = await activate();
		const { asked, release } = hold();
		await callAndHangUp(active.url, text('wamid.1'), asked);
		const again = callWithJson(active.url, text('wamid.1'));
		release();
		expect((await again).data).toEqual({ received: 1, started: 0 });
		expect(idsOf(active)).toEqual(['wamid.1']);
	});

	it('and comes again starts the workflow when n8n could not take the first call in', async () => {
		const active = await activate();
		const { asked, fail } = hold();
		await callAndHangUp(active.url, text('wamid.1'), asked);
		fail();
		expect((await callWithJson(active.url, text('wamid.1'))).data).toEqual({ received: 1, started: 1 });
		expect(idsOf(active)).toEqual(['wamid.1']);
	});
});

describe('what n8n saves of the events that were seen', () => {
	it('is written with the first of many, then with every hundredth, and with the next one after a second', async () => {
		const active = await activate();
		const moveOn = stopClock();
		const sizes = new Set<number>();
		for (let count = 1; count <= 250; count++) {
			await callWithJson(active.url, text(`wamid.${count}`));
			sizes.add(seenOf(active).length);
		}
		expect([...sizes]).toEqual([1, 101, 201]);
		moveOn(1_000);
		await callWithJson(active.url, text('wamid.last'));
		expect(seenOf(active)).toHaveLength(251);
	});

	it('is written with the next event when n8n could not save it', async () => {
		const active = await activate();
		stopClock();
		host.takeIn = databaseIsLocked;
		await callWithJson(active.url, text('wamid.1'));
		host.takeIn = async () => {};
		await callWithJson(active.url, text('wamid.1'));
		expect(seenOf(active)).toHaveLength(1);
	});
});
