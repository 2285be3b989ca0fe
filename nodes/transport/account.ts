import { NodeOperationError, type IExecuteFunctions, type IHookFunctions, type ILoadOptionsFunctions } from 'n8n-workflow';

import { readAccount, type Account } from '../../kaleyra/api/account';

/** The account of the chosen credential. Throws NodeOperationError when something is missing in it. */
export async function accountOf(context: IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions): Promise<Account> {
	const account = readAccount(await context.getCredentials('kaleyraApi'));
	if (!account.ok) {
		throw new NodeOperationError(context.getNode(), account.failure, {
			description: 'Open the Kaleyra credential of this node to put it right.',
		});
	}
	return account.value;
}
