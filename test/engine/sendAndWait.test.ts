import { sentId } from '../../lab/questions';
import { chain, node } from '../../lab/workflow';
import { type ActiveTrigger, Triggers } from './support/activeTrigger';
import type { Execution } from '../../lab/engine/engine';
import { NUMBERS } from './catalogue/versions';
import { BUSINESS, byNumber, CUSTOMER, items } from './support/simulated';
import { save } from '../../lab/engine/workflow';

describe('Send and Wait for Reply', () => {
	let triggers: Triggers;
	let trigger: ActiveTrigger;

	beforeAll(async () => {
		triggers = await Triggers.start();
		trigger = await triggers.activate();
		triggers.account.sim.setIncoming({ url: trigger.url });
	});
	afterEach(() => triggers.account.sim.reset());
	afterAll(() => triggers.close());

	const question = {
		resource: 'interactive',
		operation: 'sendAndWait',
		from: byNumber(BUSINESS),
		to: CUSTOMER,
		message: 'May we ship order 1001?',
		approvalOptions: { values: { approvalType: 'double' } },
	};

	/** Asks, and returns the execution that sleeps. */
	const ask = async (...jsons: object[]) => await askWith({}, triggers.account.credentials, ...jsons);

	async function askWith(change: object, credential: object, ...jsons: object[]): Promise<Execution> {
		const { engine } = triggers.account;
		const asking = node('Ask', 'n8n-nodes-kaleyra.kaleyra', { ...question, ...change }, { credentials: engine.credentialsOf({ ...credential }) });
		return await engine.start(save(chain('Asks', node('Start', 'start'), asking, node('After', 'pass'))), items(...jsons));
	}

	/** Asks in a workflow of Samoa, 13 hours before UTC, and returns the execution that sleeps until then. */
	async function askUntil(maxDateAndTime: string): Promise<Execution> {
		const { engine, credentials } = triggers.account;
		const limitWaitTime = { values: { limitType: 'atSpecifiedTime', maxDateAndTime } };
		const asking = node('Ask', 'n8n-nodes-kaleyra.kaleyra', { ...question, options: { limitWaitTime } }, { credentials: engine.credentialsOf(credentials) });
		const definition = chain('Asks', node('Start', 'start'), asking);
		return await engine.start(save(definition, { timezone: 'Pacific/Apia' }), items({}));
	}

	const message = () => {
		const [received] = triggers.account.sim.messages();
		if (received === undefined) throw new Error('No message arrived');
		return received;
	};
	const after = async ({ workflow }: Execution) => {
		const [ended] = await triggers.host.ended(workflow);
		return ended && triggers.account.engine.outcome(ended, 'After');
	};

	it('sleeps until the customer taps, and goes on with the answer', async () => {
		const execution = await ask({ order: 1001 });
		expect(execution.run.status).toBe('waiting');
		await triggers.account.sim.act({ button: sentId(message(), 'approve'), profileName: 'Maya' });
		expect(await after(execution)).toMatchObject({
			status: 'success',
			items: [{ json: { data: { answered: true, approved: true, reply: { id: 'approve' }, profileName: 'Maya' } } }],
		});
		expect(triggers.itemsOf(trigger)).toEqual([]);
	});

	it('brings the answer though its first ways to n8n fail: the connection is cut, or a proxy finds n8n restarting', async () => {
		const execution = await ask({});
		triggers.host.mishaps.push(0, 502, 503, 504);
		await triggers.account.sim.act({ button: sentId(message(), 'approve') });
		expect((await after(execution))?.items).toMatchObject([{ json: { data: { approved: true } } }]);
		expect(triggers.jsonOf(trigger)).toEqual([]);
	});

	it('takes the first of two taps; the second starts the trigger’s workflow, marked as late and with the plain id', async () => {
		const execution = await ask({});
		await triggers.account.sim.act({ button: sentId(message(), 'approve') });
		await after(execution);
		await triggers.account.sim.act({ button: sentId(message(), 'decline') });
		await triggers.host.ended(trigger.workflow);
		expect(triggers.jsonOf(trigger)).toMatchObject([{ event: 'buttonReply', late: true, reply: { id: 'decline' } }]);
		expect((await after(execution))?.items).toMatchObject([{ json: { data: { approved: true } } }]);
	});

	/** A tap with any id, as somebody could forge it who knows where the webhook is. */
	const forge = async (from: string, id: string) => {
		const reply = { type: 'button_reply', button_reply: { id, title: 'Approve' } };
		await triggers.account.sim.act({ from, message: { type: 'interactive', interactive: reply } });
	};

	it.each([
		['an id that somebody changed', CUSTOMER, (sealed: (own: string) => string) => sealed('decline').replace(/decline$/, 'approve')],
		['somebody else who was not asked', '+15550100999', (sealed: (own: string) => string) => sealed('approve')],
	])('does not wake up for %s', async (_, from, id) => {
		const execution = await ask({});
		await forge(from, id((own) => sentId(message(), own)));
		expect(triggers.host.executionsOf(execution.workflow).map(({ run }) => run.status)).toEqual(['waiting']);
		expect(triggers.jsonOf(trigger).at(-1)).toMatchObject({ event: 'buttonReply', late: true, reply: { id: 'approve' } });
	});

	it.each(['v1', 'v3'] as const)('goes on with the answer on %s, whose trigger has the same access token or key', async (version) => {
		const { sim, credentials } = triggers.account;
		const credential = { ...credentials, apiVersion: version, accessToken: sim.account.accessToken, webhookSecret: '' };
		const own = await triggers.activate({}, { credential });
		sim.setIncoming({ url: own.url });
		const execution = await askWith({ from: byNumber(NUMBERS[version]) }, credential, {});
		await sim.act({ button: sentId(message(), 'approve') });
		expect((await after(execution))?.items).toMatchObject([{ json: { data: { approved: true } } }]);
		sim.setIncoming({ url: trigger.url });
	});

	it.each([
		['access token', 'v3', { accessToken: 'fake-other-token' }],
		['webhook secret', 'v2', { webhookSecret: '' }],
	] as const)('sleeps on when a trigger brings the answer whose credential has another %s', async (_, version, change) => {
		const { sim, credentials } = triggers.account;
		const credential = { ...credentials, apiVersion: version, accessToken: sim.account.accessToken, webhookSecret: 'fake-secret' };
		const other = await triggers.activate({}, { credential: { ...credential, ...change } });
		sim.setIncoming({ url: `${other.url}?token=fake-secret` });
		const execution = await askWith({ from: byNumber(NUMBERS[version]) }, credential, {});
		await sim.act({ button: sentId(message(), 'approve') });
		expect(triggers.host.executionsOf(execution.workflow).map(({ run }) => run.status)).toEqual(['waiting']);
		expect(triggers.jsonOf(other)).toMatchObject([{ late: true, reply: { id: 'approve' } }]);
		sim.setIncoming({ url: trigger.url });
	});

	it('sleeps on while its credential cannot be read, and takes the answer once it can', async () => {
		const { engine, credentials } = triggers.account;
		const execution = await ask({});
		const asking = execution.workflow.nodes.find(({ name }) => name === 'Ask');
		if (asking) asking.credentials = { kaleyraApi: { id: 'gone', name: 'Gone' } };
		await triggers.account.sim.act({ button: sentId(message(), 'approve') });
		expect(triggers.host.executionsOf(execution.workflow).map(({ run }) => run.status)).toEqual(['waiting']);

		if (asking) asking.credentials = engine.credentialsOf(credentials);
		await triggers.account.sim.act({ button: sentId(message(), 'approve') });
		expect((await after(execution))?.items).toMatchObject([{ json: { data: { approved: true } } }]);
	});

	it.each([
		['without a zone, of the zone of the workflow', '2099-12-24T18:00:00', '2099-12-24T05:00:00.000Z'],
		['with a zone, of that zone', '2099-12-24T18:00:00+02:00', '2099-12-24T16:00:00.000Z'],
	])('waits until a time %s', async (_, maxDateAndTime, expected) => {
		const { run } = await askUntil(maxDateAndTime);
		expect(run.waitTill?.toISOString()).toBe(expected);
	});

	it('refuses a time that is none, and asks nobody', async () => {
		const { run } = await askUntil('tomorrow');
		expect(run.data.resultData.error?.message).toBe('Limit Wait Time is no date or time');
		expect(triggers.account.sim.stats().requests).toBe(0);
	});

	it('does not ask again when n8n repeats the node and the first try may have asked', async () => {
		const { account } = triggers;
		account.sim.setFaults([{ fault: 'WA500', accept: true }]);
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const { status, error } = await account.run(question, { settings });
		expect(status).toBe('error');
		expect(error?.message).toMatch(/^Not asked again, because an earlier try may have asked already: /);
		expect(error?.description).toContain('to ask again all the same, start the workflow anew');
		expect(account.sim.stats()).toMatchObject({ requests: 1, accepted: 1 });
	});

	it('asks again when n8n repeats the node and the first try was refused', async () => {
		const { account } = triggers;
		account.sim.setFaults([{ fault: 'E110' }]);
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const { status, execution } = await account.run(question, { settings });
		expect(status).toBe('waiting');
		expect(account.sim.stats()).toMatchObject({ requests: 2, accepted: 1 });
		expect(execution.run.data.executionData?.contextData['node:Kaleyra']).toEqual({ question: expect.objectContaining({ round: 2 }) });
	});

	it('asks one question at a time and says how to ask several', async () => {
		const { run } = await ask({}, {});
		expect(run.status).toBe('error');
		expect(run.data.resultData.error?.message).toContain('one question at a time, but 2 items came in');
		expect(triggers.account.sim.stats().requests).toBe(0);
	});
});
