import type { IExecuteFunctions } from 'n8n-workflow';
import { apiOf } from '../../../kaleyra/api';
import type { ApiRequest, ApiResponse } from '../../../kaleyra/api/request';
import { sendMessage, type Sending } from '../../../nodes/Kaleyra/sending/attempts';
import { mapConcurrently } from '../../../nodes/Kaleyra/sending/concurrency';
import { Pace } from '../../../nodes/Kaleyra/sending/pace';
import { Slots } from '../../../nodes/Kaleyra/sending/slots';
import { Standstill } from '../../../nodes/Kaleyra/sending/standstill';
import { FakeClock } from './fakeClock';

const ACCEPTED = { statusCode: 202, headers: {}, body: { code: 'WA202', data: [{ message_id: 'fake-1', id: 'fake-1' }], id: 'fake-1' } };
const tooMany = (retryAfter: number) => ({ statusCode: 429, headers: { 'retry-after': String(retryAfter) }, body: {} });
const serverError = { statusCode: 500, headers: {}, body: {} };
const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });

interface Run {
	messages?: number;
	perSecond?: number;
	retryServerErrors?: boolean;
	/** How the API answers the call of this number, counted from 0. */
	answer?: (call: number) => ApiResponse | Error;
}

/** Sends some messages on a clock of their own; returns when each call was made and how each message ended. */
async function send({ messages = 1, perSecond = 0, retryServerErrors = false, answer = () => ACCEPTED }: Run) {
	const clock = new FakeClock();
	const calls: number[] = [];
	const helpers = {
		async httpRequestWithAuthentication() {
			calls.push(clock.now());
			const given = answer(calls.length - 1);
			if (given instanceof Error) throw given;
			return given;
		},
	};
	const sending = {
		api: { readAnswer: (response: ApiResponse) => (response.statusCode === 202 ? { accepted: true, messageId: 'fake', code: '', message: '' } : apiOf('v2').readAnswer(response)) },
		clock,
		pace: new Pace(perSecond, undefined, clock),
		standstill: new Standstill(),
		bigFiles: new Slots(4),
		timeoutMs: 1000,
		retryServerErrors,
	} as unknown as Sending;
	const request = { method: 'POST', url: 'http://127.0.0.1:9', json: {} } as unknown as ApiRequest;
	const results = await mapConcurrently(Array(messages).fill(0), 80, async () => await sendMessage({ helpers } as unknown as IExecuteFunctions, request, sending));
	return { calls, accepted: results.filter((result) => result.answer.accepted).length, results };
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

	it('holds all messages back while the API asks for a pause', async () => {
		const { calls, accepted } = await send({ messages: 5, perSecond: 100, answer: (call) => (call === 0 ? tooMany(3) : ACCEPTED) });
		expect(accepted).toBe(5);
		expect(calls[0]).toBe(0);
		expect(Math.min(...calls.slice(1))).toBe(3000);
	});
});
