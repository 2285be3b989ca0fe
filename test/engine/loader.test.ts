import { type Engine, loadEngine } from '../../lab/engine/engine';

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

	it.each(['kaleyra', 'kaleyraTrigger'])('reads the codex of %s, so that it is found under Communication', (name) => {
		expect(node(name)?.codex?.categories).toContain('Communication');
		expect(node(name)?.codex?.alias?.join().toLowerCase()).toContain('whatsapp');
	});

	it('loads the newest version of both nodes', () => {
		expect(engine.loader.loadedNodes.map(({ name, version }) => [name, version])).toEqual([
			['kaleyra', 1],
			['kaleyraTrigger', 1.1],
		]);
	});
});
