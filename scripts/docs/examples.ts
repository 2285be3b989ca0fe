/** The gallery of examples, in their own words: each workflow's first sticky note says what it shows. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { IWorkflowBase } from 'n8n-workflow';

import { root } from '../../lab/paths';
import { plain } from './markdown';

/** The files in examples/, without their ending. */
export const exampleNames = readdirSync(join(root, 'examples'))
	.filter((file) => file.endsWith('.json'))
	.map((file) => basename(file, '.json'))
	.sort();

const read = (name: string) => JSON.parse(readFileSync(join(root, 'examples', `${name}.json`), 'utf8')) as IWorkflowBase;

export const gallery = (): string => exampleNames.map(entry).join('\n\n');

function entry(name: string): string {
	const workflow = read(name);
	const [, about = ''] = firstNote(workflow).split('\n\n');
	const picture = `docs/images/examples/${name}.png`;
	return [
		`## ${plain(workflow.name)}`,
		about,
		`[${name}.json](${name}.json)`,
		...(existsSync(join(root, picture)) ? [`![${plain(workflow.name)} on n8n’s canvas](../${picture})`] : []),
	].join('\n\n');
}

function firstNote({ name, nodes }: IWorkflowBase): string {
	const note = nodes.find(({ type }) => type === 'n8n-nodes-base.stickyNote');
	if (!note) throw new Error(`The example "${name}" has no sticky note that explains it`);
	return String(note.parameters.content);
}
