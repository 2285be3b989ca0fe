import type { ReceivedMessage, Status } from '../model';
import type { Simulation } from '../simulation';
import type { Delivery } from './deliver';
import type { StatusEvent } from './shape';
import { shapeOf } from './shapes';

/** Why a status is a bad one. */
export type StatusDetails = Omit<StatusEvent, 'message' | 'status'>;

/**
 * Reports what became of a message: to the message's own callbacks when it has any (v1, v3),
 * otherwise to the number's incoming URL. Resolves with every attempt.
 */
export async function report(
	sim: Simulation,
	message: ReceivedMessage,
	status: Status,
	details: StatusDetails = {},
): Promise<Delivery[]> {
	message.status = status;
	sim.store.events.emit('change', message);
	const business = sim.account.find(message.from);
	if (!business) return [];
	const { incoming } = business;
	const own = message.callbacks.map((url) => ({ url, shape: message.version === 'v3' ? 'v3' : 'flatGet' }));
	const targets = own.length > 0 ? own : incoming ? [incoming] : [];
	const calls = targets.map((target) => {
		const call = shapeOf(target.shape).status({ sim, business, incoming: target }, { message, status, ...details });
		return sim.deliverer.deliver(`status ${status}`, call);
	});
	return (await Promise.all(calls)).flat();
}

/** Reports the statuses that come by themselves, one after the other. */
export function reportAutomatically(sim: Simulation, message: ReceivedMessage): void {
	const { send, delayMs = 50 } = sim.automaticStatuses;
	if (send.length === 0) return;
	const inTurn = async () => {
		for (const status of send) {
			if (!(await sim.deliverer.pause(delayMs))) return;
			await report(sim, message, status);
		}
	};
	void sim.deliverer.track(inTurn());
}
