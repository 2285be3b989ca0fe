import type { ApiVersion } from '../../../kaleyra/message/types';
import type { NodeRunOptions } from '../../../lab/engine/engine';
import { onVersion, VERSIONS } from '../../../lab/messageCatalogue';
import { byNumber, type SimulatedAccount } from '../support/simulated';

/** The simulated account's number on each version. */
export const NUMBERS = Object.fromEntries(VERSIONS.map((version) => [version, onVersion[version].number])) as Record<ApiVersion, string>;

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
