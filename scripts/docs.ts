/**
 * `npm run docs`: writes into the documentation what the code knows better: operations, limits, error
 * codes. A test compares, so that the documentation cannot go stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { knownErrors } from '../kaleyra/api/errorCatalogue';
import { limits, type Limit } from '../kaleyra/message/limits';
import { resources } from '../nodes/Kaleyra/resources';
import { upToDateMessagesDocs } from './messagesDocs';
import { upToDateTriggerDocs } from './triggerDocs';

const root = join(__dirname, '..');

/** What stands between `<!-- name -->` and `<!-- /name -->` in README.md. */
const parts: Record<string, () => string> = {
	operations: operationsTable,
	limits: limitsTable,
	errors: errorsTable,
};

/** README.md with its generated parts written anew. */
export function upToDateReadme(): string {
	let text = readFileSync(join(root, 'README.md'), 'utf8');
	for (const [name, make] of Object.entries(parts)) {
		const whole = new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`);
		text = text.replace(whole, () => `<!-- ${name} -->\n${make()}\n<!-- /${name} -->`);
	}
	return text;
}

function operationsTable(): string {
	const rows = resources.flatMap(({ name: resource, operations }) =>
		operations.map(({ name, description }) => `| ${resource} | ${name} | ${description} |`),
	);
	return ['| Resource | Operation | What it does |', '| --- | --- | --- |', ...rows].join('\n');
}

/** `list.rowTitle` as `List: row title`. */
const inWords = (path: string) => {
	const [group = '', ...names] = path.split('.').map((name) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
	return [group.charAt(0).toUpperCase() + group.slice(1), ...names].join(': ');
};

function limitsTable(): string {
	const rows: string[] = [];
	const collect = (node: object, path: string) => {
		if ('max' in node) {
			const { max, byVersion = {}, source } = node as Limit;
			const others = Object.entries(byVersion).map(([version, other]) => `; ${version.toUpperCase()}: ${other.toLocaleString('en')}`);
			rows.push(`| ${inWords(path)} | ${max.toLocaleString('en')}${others.join('')} | ${source} |`);
		} else {
			for (const [name, inner] of Object.entries(node)) collect(inner as object, path ? `${path}.${name}` : name);
		}
	};
	collect(limits, '');
	return ['| What | At most | Source |', '| --- | --- | --- |', ...rows].join('\n');
}

function errorsTable(): string {
	const rows = knownErrors.map(({ code, message, fix }) => `| \`${code}\` | ${message}. | ${fix} |`);
	return ['| Code | What happened | What to do |', '| --- | --- | --- |', ...rows].join('\n');
}

if (require.main === module) {
	writeFileSync(join(root, 'README.md'), upToDateReadme());
	writeFileSync(join(root, 'docs', 'trigger.md'), upToDateTriggerDocs());
	writeFileSync(join(root, 'docs', 'messages.md'), upToDateMessagesDocs());
	console.log('README.md, docs/messages.md and docs/trigger.md are up to date.');
}
