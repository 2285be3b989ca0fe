import { PackageDirectoryLoader } from 'n8n-core';
import {
	deepCopy,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
	NodeConnectionTypes,
	NodeHelpers,
	UnexpectedError,
} from 'n8n-workflow';
import { demandBuild, root } from '../paths';
import { Agent, Pass, Start } from './testNodes';

/** Loads the built package as n8n loads it: by package.json and `dist/`, with n8n's own loader. */
export async function loadPackage(): Promise<PackageDirectoryLoader> {
	demandBuild();
	const loader = new PackageDirectoryLoader(root);
	await loader.loadAll();
	return loader;
}

/** What is known to the engine: the package's nodes, each also as an AI tool, and the test's own. */
export class EngineNodeTypes implements INodeTypes {
	private readonly own: Record<string, INodeType | IVersionedNodeType> = {
		start: new Start(),
		pass: new Pass(),
		agent: new Agent(),
	};

	constructor(private readonly loader: PackageDirectoryLoader) {}

	/** Makes another node known. */
	add(type: string, node: INodeType | IVersionedNodeType) {
		this.own[type] = node;
	}

	getByName(type: string) {
		const own = this.own[type];
		if (own !== undefined) return own;
		const name = type.replace(`${this.loader.packageName}.`, '');
		const loaded = this.loader.nodeTypes[name];
		if (loaded !== undefined) return loaded.type;
		const tooled = this.loader.nodeTypes[name.replace(/Tool$/, '')];
		if (tooled === undefined) throw new UnexpectedError(`There is no node type ${type}`);
		return asTool(NodeHelpers.getVersionedNodeType(tooled.type));
	}

	getByNameAndVersion(type: string, version?: number) {
		return NodeHelpers.getVersionedNodeType(this.getByName(type), version);
	}

	getKnownTypes() {
		return {};
	}
}

/** As n8n does with a node that says `usableAsTool`: no input, and a tool as its output. */
function asTool(node: INodeType): INodeType {
	const description = deepCopy(node.description);
	description.name += 'Tool';
	description.inputs = [];
	description.outputs = [NodeConnectionTypes.AiTool];
	return Object.assign(Object.create(node) as INodeType, { description });
}
