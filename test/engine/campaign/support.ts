import type { INodeExecutionData } from 'n8n-workflow';
import { items, type SimulatedAccount, startSimulatedAccount } from '../support/simulated';

/** A message that differs for each of many customers; its reference tells them apart at the simulator. */
export const campaign = {
	operation: 'sendButtons',
	to: '={{ $json.to }}',
	body: '=Hello {{ $json.name }}, shall we deliver tomorrow?',
	buttons: { button: [{ title: 'Yes' }, { title: 'No' }] },
	reference: { ref: '={{ $json.ref }}' },
};

/** So many customers, each with a number and a reference of its own. */
export const customers = (count: number): INodeExecutionData[] =>
	items(...Array.from({ length: count }, (_, i) => ({ to: numberOf(i), name: `Customer ${i}`, ref: `order-${i}` })));

export const numberOf = (index: number) => `+1555${1000000 + index}`;

/** Fast enough for a test: no pace unless the test is about it. */
export const unpaced = { messagesPerSecond: 0 };

/** An account whose simulator counts a message that comes twice by its reference. */
export const startCampaignAccount = (): Promise<SimulatedAccount> => startSimulatedAccount({ duplicateKey: 'ref', keep: 20_000 });

/** How many output items say what. */
export function countOutcomes(output: INodeExecutionData[]) {
	const detailsOf = ({ json }: INodeExecutionData) => json.details as { mayHaveBeenSent: boolean; retryable: boolean } | undefined;
	return {
		sent: output.filter(({ json }) => json.success === true).length,
		mayHaveBeenSent: output.filter((item) => detailsOf(item)?.mayHaveBeenSent === true).length,
		notSent: output.filter((item) => detailsOf(item)?.mayHaveBeenSent === false).length,
	};
}
