/** The table of docs/messages.md, made of the tests' own list, so that what it calls tested is tested. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { resources } from '../nodes/Kaleyra/resources';
import { cases, VERSIONS } from '../test/engine/catalogue/operations';

const file = join(__dirname, '..', 'docs', 'messages.md');

/** docs/messages.md with its table written anew. */
export function upToDateMessagesDocs(): string {
	return readFileSync(file, 'utf8').replace(
		/<!-- messages -->[\s\S]*<!-- \/messages -->/,
		() => `<!-- messages -->\n${table()}\n<!-- /messages -->`,
	);
}

function table(): string {
	const rows = cases.map(({ name, parameters, versions, content }) => {
		const cells = VERSIONS.map((version) => (versions.includes(version) ? 'sent' : 'refused'));
		return `| ${[sentence(name), operationName(parameters), `\`${typeOf(content)}\``, ...cells].join(' | ')} |`;
	});
	const heads = ['Message', 'Operation', 'WhatsApp’s name', ...VERSIONS.map((version) => version.toUpperCase())];
	return [`| ${heads.join(' | ')} |`, `| ${heads.map(() => '---').join(' | ')} |`, ...rows].join('\n');
}

const sentence = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

const typeOf = ({ type, interactive }: Record<string, unknown>) =>
	type === 'interactive' ? `interactive ${(interactive as { type: string }).type}` : String(type);

function operationName({ resource, operation }: { resource: string; operation: string }): string {
	const found = resources.find(({ value }) => value === resource);
	return `${found?.name}: ${found?.operations.find(({ value }) => value === operation)?.name}`;
}
