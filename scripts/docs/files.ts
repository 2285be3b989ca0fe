/** Every file that `npm run docs` writes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';

import { exampleNames, examples } from '../../lab/examples';
import { root } from '../../lab/paths';
import { callsTable, eventPage, events, eventSchema, eventsTable } from './events';
import { plain } from './markdown';
import { commonFieldsPage, messagesTable, operationPage, operations, operationsTable, pageName } from './operations';
import { outputSchema, schemaFile } from './outputs';
import { errorsPage, limitsInShort, limitsPage } from './reference';

/** What a page written by hand has between `<!-- name -->` and `<!-- /name -->`. */
const parts: Record<string, Record<string, () => string>> = {
	'README.md': { operations: () => operationsTable('docs/operations/'), limits: limitsInShort },
	'docs/README.md': { operations: () => operationsTable('operations/'), events: eventsTable },
	'examples/README.md': { gallery },
	'docs/messages.md': { messages: messagesTable },
	'docs/trigger.md': { events: eventsTable, calls: callsTable },
};

const schemas = 'nodes/Kaleyra/__schema__/v1.0.0';

/** These hold nothing but generated files. */
const folders = ['docs/operations', 'docs/events', schemas];

/** The text of each file as the code gives it, by its path in the repository. */
export function upToDateFiles(): Map<string, string> {
	return new Map([
		...Object.entries(parts).map(([file, makers]) => [file, filledIn(file, makers)] as const),
		['docs/limits.md', limitsPage()],
		['docs/errors.md', errorsPage()],
		['docs/operations/common-fields.md', commonFieldsPage()],
		...operations.flatMap(({ resource, operation }) => [
			[`docs/operations/${pageName(resource, operation)}.md`, operationPage(resource, operation)] as const,
			[
				`${schemas}/${resource.value}/${operation.value}.json`,
				schemaFile(outputSchema(resource.value, operation.value)),
			] as const,
		]),
		...events.map((event) => [`docs/events/${String(event.value)}.md`, eventPage(event)] as const),
		['nodes/KaleyraTrigger/__schema__/v1.1.0.json', schemaFile(eventSchema(events.map(({ value }) => String(value))))],
	]);
}

/** Files in the generated folders that nothing makes any more. */
export function staleFiles(): string[] {
	const made = upToDateFiles();
	return folders.flatMap(filesIn).filter((file) => !made.has(file));
}

const filesIn = (folder: string): string[] =>
	existsSync(join(root, folder))
		? readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
				.filter((entry) => entry.isFile())
				.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
		: [];

function filledIn(file: string, makers: Record<string, () => string>): string {
	let text = readFileSync(join(root, file), 'utf8');
	for (const [name, make] of Object.entries(makers)) {
		const whole = new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`);
		if (!whole.test(text)) throw new Error(`${file} has no place for "${name}"`);
		text = text.replace(whole, () => `<!-- ${name} -->\n${make()}\n<!-- /${name} -->`);
	}
	return text;
}

/** The examples in their own words: each workflow's first sticky note says what it shows. */
function gallery(): string {
	return examples()
		.map(({ name, nodes }, index) => {
			const file = exampleNames[index] ?? '';
			const [, about = ''] = firstNote(name, nodes).split('\n\n');
			const picture = `docs/images/examples/${file}.png`;
			return [
				`## ${plain(name)}`,
				about,
				`[${file}.json](${file}.json)`,
				...(existsSync(join(root, picture)) ? [`![${plain(name)} on n8n’s canvas](../${picture})`] : []),
			].join('\n\n');
		})
		.join('\n\n');
}

function firstNote(example: string, nodes: INode[]): string {
	const note = nodes.find(({ type }) => type === 'n8n-nodes-base.stickyNote');
	if (!note) throw new Error(`The example "${example}" has no sticky note that explains it`);
	return String(note.parameters.content);
}
