import { importsOf, roomOf, type SourceFile } from './imports';

const development = ['test', 'scripts', 'simulator', 'lab', 'bench', 'examples'];
const product = ['kaleyra', 'nodes', 'credentials'];
const n8n = ['n8n', 'n8n-core', 'n8n-workflow', 'n8n-nodes-base'];

/** What each room of the house may import; the domain knows neither n8n nor Node's input and output. */
const mayImport: Record<string, (room: string) => boolean> = {
	kaleyra: (room) => ['kaleyra', 'node:crypto'].includes(room),
	nodes: (room) => ['nodes', 'kaleyra', 'n8n-workflow', 'node:crypto'].includes(room),
	credentials: (room) => ['credentials', 'kaleyra', 'n8n-workflow'].includes(room),
	// The simulator judges the node, so it must not share a line with it.
	simulator: (room) => room === 'simulator' || ![...product, ...development, ...n8n].includes(room),
	// What scripts and tests share lies below both; a test may look at what a script makes, never the other way round.
	lab: (room) => !['scripts', 'test', 'bench'].includes(room),
	bench: (room) => !['scripts', 'test'].includes(room),
	scripts: (room) => !['test', 'bench'].includes(room),
};

/** The rooms whose imports are watched. */
export const watchedRooms = Object.keys(mayImport);

/** Each import that the rules of the house do not allow, as `<file> imports <what>`. */
export const forbiddenArrows = (files: SourceFile[]) =>
	files.flatMap(({ path, text }) => {
		const allowed = mayImport[path.split('/')[0] ?? ''];
		return importsOf(text)
			.filter((specifier) => allowed !== undefined && !allowed(roomOf(specifier, path)))
			.map((specifier) => `${path} imports ${specifier}`);
	});
