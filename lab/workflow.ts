import { randomUUID } from 'node:crypto';
import type { IConnections, INode } from 'n8n-workflow';
import type { WorkflowDefinition } from './n8nClient';

/** A node as a saved workflow holds it; what is not given gets the value the editor would give it. */
export function node(name: string, type: string, parameters: INode['parameters'] = {}, more: Partial<INode> = {}): INode {
	const typeVersion = type === 'n8n-nodes-kaleyra.kaleyraTrigger' ? 1.1 : 1;
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters, ...more };
}

/** A workflow whose nodes run one after the other. */
export function chain(name: string, ...nodes: INode[]): WorkflowDefinition {
	const connections: IConnections = {};
	nodes.forEach((from, index) => {
		const next = nodes[index + 1];
		if (next) connections[from.name] = { main: [[{ node: next.name, type: 'main', index: 0 }]] };
	});
	return { name, nodes: nodes.map((item, index) => ({ ...item, position: [index * 220, 0] })), connections };
}
