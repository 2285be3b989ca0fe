import type { ICredentialDataDecryptedObject, INode, INodeParameterResourceLocator } from 'n8n-workflow';
import type { Simulator } from '../simulator/server';
import type { Credential } from './n8nClient';

/** The data of a `kaleyraApi` credential that leads to a simulator. */
export function accountData(simulator: Simulator, more: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject {
	const { sid, apiKey, wabaId } = simulator.account;
	return { apiVersion: 'v2', region: 'custom', baseUrl: simulator.url, sid, apiKey, wabaId, webhookSecret: '', ...more };
}

/** A credential as a node refers to it. */
export const usedBy = ({ id, name, type }: Credential): Partial<INode> => ({ credentials: { [type]: { id, name } } });

/** From, as a node holds the account's first number, whose API is V2. */
export const fromNumber = ({ account }: Simulator): INodeParameterResourceLocator & { value: string } => ({
	__rl: true,
	mode: 'number',
	value: `+${account.numbers[0]?.number ?? ''}`,
});
