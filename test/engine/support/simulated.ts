import type { INodeExecutionData } from 'n8n-workflow';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../simulator/server';
import { type Engine, loadEngine, type NodeRun, type NodeRunOptions } from '../../../lab/engine/engine';

/** The simulated account's number on v2, and a customer. */
export const BUSINESS = '+15550100001';
export const CUSTOMER = '+15550100101';

/** The engine and a simulated account that its Kaleyra nodes send through. */
export interface SimulatedAccount {
	engine: Engine;
	sim: Simulator;
	/** What the user would enter into the credential. */
	credentials: Record<string, unknown>;
	/** Runs one Kaleyra node with that credential, from the business to the customer unless told otherwise. */
	run(parameters: object, more?: Omit<NodeRunOptions, 'parameters'>): Promise<NodeRun>;
}

/** Call it once per test file; close the simulator at the end. */
export async function startSimulatedAccount(options?: SimulatorOptions): Promise<SimulatedAccount> {
	const [engine, sim] = await Promise.all([loadEngine(), startSimulator(options)]);
	const { sid, apiKey } = sim.account;
	const credentials = { apiVersion: 'v2', region: 'custom', baseUrl: sim.url, sid, apiKey };
	return {
		engine,
		sim,
		credentials,
		run: (parameters, more) =>
			engine.run({
				credentials,
				...more,
				parameters: { resource: 'interactive', from: byNumber(BUSINESS), to: CUSTOMER, ...parameters },
			}),
	};
}

/** A business number as the From field saves it when it is typed in. */
export const byNumber = (value: string) => ({ __rl: true, mode: 'number', value });

/** Items with this JSON. */
export const items = (...jsons: object[]): INodeExecutionData[] =>
	jsons.map((json) => ({ json: json as INodeExecutionData['json'] }));

/**
 * Waits for a run whose answers are held (fault `held`), letting them out whenever as many are under way as
 * may be: however slow the machine is, so many are there at once, or the run never ends.
 */
export async function releaseInBatches<T>(sim: Simulator, running: Promise<T>, { width, total }: { width: number; total: number }): Promise<T> {
	const letOut = setInterval(() => {
		const { accepted, inFlight } = sim.stats();
		const left = total - (accepted - inFlight);
		if (inFlight === Math.min(width, left)) sim.release();
	}, 5);
	return await running.finally(() => clearInterval(letOut));
}
