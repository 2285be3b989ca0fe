import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';
import type { Simulator } from '../../simulator/server';
import type { Credential } from './n8nClient';

/** The data of a `kaleyraApi` credential that leads to a simulator. */
export function accountData(simulator: Simulator, more: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject {
	const { sid, apiKey, wabaId } = simulator.account;
	return { apiVersion: 'v2', region: 'custom', baseUrl: simulator.url, sid, apiKey, wabaId, webhookSecret: '', ...more };
}

/** A credential as a node refers to it. */
export const usedBy = ({ id, name, type }: Credential): Partial<INode> => ({ credentials: { [type]: { id, name } } });
