/** Which message goes through which version: the engine tests' own list, so that what is called tested is tested. */
import { resources } from '../../nodes/Kaleyra/resources';
import { cases, VERSIONS } from '../../lab/messageCatalogue';
import { table } from './markdown';

export const messagesTable = (): string =>
	table(
		['Message', 'Operation', 'WhatsApp’s name', ...VERSIONS.map((version) => version.toUpperCase())],
		cases.map(({ name, parameters, versions, content }) => [
			sentence(name),
			operationName(parameters),
			`\`${typeOf(content)}\``,
			...VERSIONS.map((version) => (versions.includes(version) ? 'sent' : 'refused')),
		]),
	);

const sentence = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

const typeOf = ({ type, interactive }: Record<string, unknown>) =>
	type === 'interactive' ? `interactive ${(interactive as { type: string }).type}` : String(type);

function operationName({ resource, operation }: { resource: string; operation: string }): string {
	const found = resources.find(({ value }) => value === resource);
	return `${found?.name}: ${found?.operations.find(({ value }) => value === operation)?.name}`;
}
