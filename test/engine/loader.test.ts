import { type Engine, loadEngine } from './support/engine';

describe("n8n's own loader, reading the built package", () => {
	let engine: Engine;
	const node = (name: string) => engine.loader.types.nodes.find((type) => type.name === name);

	beforeAll(async () => {
		engine = await loadEngine();
	});

	it('finds the action, the trigger and the credential', () => {
		expect(Object.keys(engine.loader.nodeTypes)).toEqual(['kaleyra', 'kaleyraTrigger']);
		expect(Object.keys(engine.loader.credentialTypes)).toEqual(['kaleyraApi']);
	});

	it.each(['kaleyra', 'kaleyraTrigger'])('finds the icons of %s for light and dark', (name) => {
		expect(node(name)?.iconUrl).toEqual({
			light: expect.stringMatching(/^icons\/n8n-nodes-kaleyra\/dist\/nodes\/.+\.svg$/),
			dark: expect.stringMatching(/^icons\/n8n-nodes-kaleyra\/dist\/nodes\/.+\.dark\.svg$/),
		});
	});

	it('finds the icons of the credential for light and dark', () => {
		const [credential] = engine.loader.types.credentials;
		expect(credential?.iconUrl).toEqual({
			light: expect.stringMatching(/\.svg$/),
			dark: expect.stringMatching(/\.dark\.svg$/),
		});
	});

	it.each(['kaleyra', 'kaleyraTrigger'])('reads the codex of %s, so that it is found under Communication', (name) => {
		expect(node(name)?.codex?.categories).toContain('Communication');
		expect(node(name)?.codex?.alias?.join().toLowerCase()).toContain('whatsapp');
	});

	it('knows that the credential belongs to both nodes', () => {
		expect(engine.loader.nodesByCredential.kaleyraApi?.sort()).toEqual([
			'kaleyra',
			'kaleyraTrigger',
		]);
	});

	it('loads the newest version of both nodes', () => {
		expect(engine.loader.loadedNodes.map(({ name, version }) => [name, version])).toEqual([
			['kaleyra', 1],
			['kaleyraTrigger', 1.1],
		]);
	});
});
