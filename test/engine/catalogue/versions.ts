import type { ApiVersion } from '../../../kaleyra/message/types';
import type { NodeRunOptions } from '../../../lab/engine/engine';
import { byNumber, type SimulatedAccount } from '../support/simulated';

/** The simulated account's number on each version. */
export const NUMBERS: Record<ApiVersion, string> = { v1: '+15550100002', v2: '+15550100001', v3: '+15550100003' };

/** Runs the node with the credential and the number of a version; nothing else differs. */
export const runOn = (
	account: SimulatedAccount,
	version: ApiVersion,
	parameters: object,
	more: Partial<NodeRunOptions> = {},
) =>
	account.run(
		{ from: byNumber(NUMBERS[version]), ...parameters },
		{
			credentials: { ...account.credentials, apiVersion: version, accessToken: account.sim.account.accessToken },
			...more,
		},
	);
