import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Browser } from 'playwright-core';
import { startSimulator, type Simulator } from '../simulator/server';
import { accountData } from './account';
import { openBrowser } from './browser';
import { Editor } from './editor';
import { layerServers } from './layerServers';
import { N8nClient, type Credential } from './n8nClient';

/** An n8n, a simulator, and a credential of that n8n which leads to the simulator. */
export interface Stage {
	client: N8nClient;
	simulator: Simulator;
	credential: Credential;
}

/** Gives a test file the layer's n8n and a simulator of its own. Empty until the first test. */
export function useStage(credentialName: string, data: ICredentialDataDecryptedObject = {}): Stage {
	const stage = {} as Stage;
	beforeAll(async () => {
		stage.client = await N8nClient.signIn(layerServers().n8nUrl);
		stage.simulator = await startSimulator();
		stage.credential = await stage.client.createCredential(credentialName, 'kaleyraApi', accountData(stage.simulator, data));
	});
	afterAll(() => stage.simulator.close());
	return stage;
}

/** Opens n8n's editor on a stage. */
export function useEditor(stage: Stage): Stage & { browser: Browser; editor: Editor } {
	const withEditor = stage as Stage & { browser: Browser; editor: Editor };
	beforeAll(async () => {
		withEditor.browser = await openBrowser();
		withEditor.editor = await Editor.open(withEditor.browser, stage.client);
	});
	afterAll(() => withEditor.browser.close());
	return withEditor;
}
