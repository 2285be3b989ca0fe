import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { chain, node } from '../../../lab/workflow';
import { type ActivationMode, type Host, startHost } from './host';
import { type SimulatedAccount, startSimulatedAccount } from './simulated';
import { type SavedWorkflow, save } from '../../../lab/engine/workflow';

/** A workflow that begins with the trigger, reachable under its URL. */
export interface ActiveTrigger {
	workflow: SavedWorkflow;
	url: string;
}

/** Makes triggers active on the engine, with a simulated account behind their credential. Start it once per test file. */
export class Triggers {
	private constructor(
		readonly account: SimulatedAccount,
		readonly host: Host,
	) {}

	static async start(): Promise<Triggers> {
		const account = await startSimulatedAccount();
		return new Triggers(account, await startHost(account.engine));
	}

	async close(): Promise<void> {
		this.host.close();
		await this.account.sim.close();
	}

	async activate(
		parameters: INodeParameters = {},
		more: { credential?: object; mode?: ActivationMode; typeVersion?: number } = {},
	): Promise<ActiveTrigger> {
		const credentials = this.account.engine.credentialsOf({ ...this.account.credentials, ...more.credential });
		const trigger = node('Kaleyra Trigger', 'n8n-nodes-kaleyra.kaleyraTrigger', parameters, {
			credentials,
			...(more.typeVersion === undefined ? {} : { typeVersion: more.typeVersion }),
		});
		const workflow = save(chain('Trigger', trigger, node('Next', 'pass')));
		return { workflow, url: await this.host.activate(workflow, more.mode) };
	}

	/** What came out of a trigger in all its executions that have ended. */
	itemsOf({ workflow }: ActiveTrigger): INodeExecutionData[] {
		const { engine } = this.account;
		return this.host.executionsOf(workflow).flatMap((execution) => engine.outcome(execution, 'Next').items);
	}

	jsonOf(active: ActiveTrigger): IDataObject[] {
		return this.itemsOf(active).map(({ json }) => json);
	}
}
