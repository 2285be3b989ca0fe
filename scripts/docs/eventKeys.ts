/** The keys of an event and their meaning, read from the types and comments of kaleyra/webhook/event.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

import type { Schema } from './outputs';

export interface Key {
	/** For example `reply.title` or `errors[].code`. */
	path: string;
	type: string;
	meaning: string;
}

const file = join(__dirname, '..', '..', 'kaleyra', 'webhook', 'event.ts');
const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);

const interfaces = new Map(
	source.statements.filter(ts.isInterfaceDeclaration).map((declaration) => [declaration.name.text, declaration.members]),
);

/** The keys of InboundEvent that stand in a schema of events, in the order of the type. */
export const keysOf = (schema: Schema): Key[] => keysIn(interfaces.get('InboundEvent') ?? ts.factory.createNodeArray(), schema, '');

function keysIn(members: ts.NodeArray<ts.TypeElement>, schema: Schema, prefix: string): Key[] {
	return [...members].filter(ts.isPropertySignature).flatMap((member) => {
		const name = member.name.getText(source);
		const found = schema.properties?.[name];
		if (!found || !member.type) return [];
		const path = prefix + name;
		const key = { path, type: found.type, meaning: commentOf(member) };
		const isArray = found.type === 'array';
		const inner = membersOf(member.type);
		return [key, ...(inner ? keysIn(inner, (isArray ? found.items : found) ?? found, `${path}${isArray ? '[]' : ''}.`) : [])];
	});
}

/** The members of an object type, behind its name and in an array of it. */
function membersOf(type: ts.TypeNode): ts.NodeArray<ts.TypeElement> | undefined {
	if (ts.isTypeLiteralNode(type)) return type.members;
	if (ts.isArrayTypeNode(type)) return membersOf(type.elementType);
	if (!ts.isTypeReferenceNode(type)) return undefined;
	const name = type.typeName.getText(source);
	const [entry] = type.typeArguments ?? [];
	return name === 'Array' && entry ? membersOf(entry) : interfaces.get(name);
}

function commentOf(member: ts.PropertySignature): string {
	const [documentation] = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc);
	return ts.getTextOfJSDocComment(documentation?.comment)?.replace(/\s+/g, ' ') ?? '';
}
