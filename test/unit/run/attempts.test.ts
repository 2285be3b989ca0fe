import type { IExecuteFunctions } from 'n8n-workflow';
import { apiOf } from '../../../kaleyra/api';
import type { Account } from '../../../kaleyra/api/account';
import type { Acceptance, ApiRequest, ApiResponse, Failure } from '../../../kaleyra/api/request';
import { ok, type Result } from '../../../kaleyra/result';
import { sendMessage } from '../../../nodes/Kaleyra/run/attempts';
import { mapConcurrently } from '../../../nodes/transport/concurrency';
import { Run, type RunOptions } from '../../../nodes/Kaleyra/run/run';
import { FakeClock } from './fakeClock';

const ACCEPTED = { statusCode: 202, headers: {}, body: { code: 'WA202', data: [{ message_id: 'fake-1', id: 'fake-1' }], id: 'fake-1' } };
const tooMany = (retryAfter: number) => ({ statusCode: 429, headers: { 'retry-after': String(retryAfter) }, body: {} });
const serverError = { statusCode: 500, headers: {}, body: {} };
const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });

const ended: Failure = { code: 'WA400', message: 'refused', fix: '', sent: 'refused' };

interface Situation {
	messages?: number;
	perSecond?: number;
	retryServerErrors?: boolean;
	/** At which call, counted from 1, the run is ended. */
	stopsAt?: number;
	/** How the API answers the call of this number, counted from 0. */
	answer?: (call: number) => ApiResponse | Error;
}

/** Sends some messages on a clock of their own; returns when each call was made and how each message ended. */
async function send({ messages = 1, perSecond = 0, retryServerErrors = false, stopsAt, answer = () => ACCEPTED }: Situation) {
	const clock = new FakeClock();
	const calls: number[] = [];
	const helpers = {
		async httpRequestWithAuthentication() {
			calls.push(clock.now());
			if (calls.length === stopsAt) run.stop(ended);
			const given = answer(calls.length - 1);
			if (given instanceof Error) throw given;
			return given;
		},
	};
	const context = { helpers, getNode: () => ({ parameters: {} }), getExecutionCancelSignal: () => undefined } as unknown as IExecuteFunctions;
	const options: RunOptions = { messagesPerSecond: perSecond, concurrency: 80, retryServerErrors, simplify: true, summary: false, timeoutMs: 1000 };
	const run = new Run(context, { apiVersion: 'v2' } as Account, {}, options, clock);
	const readAnswer = (response: ApiResponse): Result<Acceptance> => (response.statusCode === 202 ? ok({ messageId: 'fake', code: '', message: '' }) : apiOf('v2').readAnswer(response));
	const request = { method: 'POST', url: 'http://127.0.0.1:9', json: {} } as unknown as ApiRequest;
	const results = await mapConcurrently(Array(messages).fill(0), 80, async () => await sendMessage(run, request, { ...options, readAnswer }));
	return { run, calls, accepted: results.filter((result) => result.answer.ok).length, results };
}

describe('on a clock of its own, a run', () => {
	it('keeps the pace over all messages', async () => {
		const { calls, accepted } = await send({ messages: 60, perSecond: 50 });
		expect(accepted).toBe(60);
		expect(calls).toEqual(Array.from({ length: 60 }, (_, i) => i * 20));
	});

	it('repeats a 429 after the pause that was asked for', async () => {
		const { calls, accepted } = await send({ answer: (call) => (call === 0 ? tooMany(7) : ACCEPTED) });
		expect({ calls, accepted }).toEqual({ calls: [0, 7000], accepted: 1 });
	});

	it('tries a refused connection again for some seconds, then gives up', async () => {
		const { calls, accepted } = await send({ answer: () => refused });
		expect(accepted).toBe(0);
		expect(calls.length).toBeGreaterThan(2);
		expect(calls.at(-1)).toBeGreaterThanOrEqual(1500);
		expect(calls.at(-1)).toBeLessThanOrEqual(4000);
	});

	it('waits twice as long before each further try at risk', async () => {
		const { calls, accepted } = await send({ retryServerErrors: true, answer: () => serverError });
		expect({ calls, accepted }).toEqual({ calls: [0, 500, 1500, 3500, 7500], accepted: 0 });
	});

	it('that is ended holds back what waits for its turn, which is no judgement on the host', async () => {
		const { run, calls, accepted, results } = await send({ messages: 20, perSecond: 10, stopsAt: 3 });
		expect({ calls, accepted }).toEqual({ calls: [0, 100, 200], accepted: 3 });
		expect(results.slice(3).every(({ answer }) => !answer.ok && answer.failure.sent === 'no')).toBe(true);
		expect(run.circuitBreaker.reason).toBeUndefined();
	});

	it('holds all messages back while the API asks for a pause', async () => {
		const { calls, accepted } = await send({ messages: 5, perSecond: 100, answer: (call) => (call === 0 ? tooMany(3) : ACCEPTED) });
		expect(accepted).toBe(5);
		expect(calls[0]).toBe(0);
		expect(Math.min(...calls.slice(1))).toBe(3000);
	});
});
