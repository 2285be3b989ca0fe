import { dirname, join } from 'node:path';
import { loadOutputSchema } from 'n8n-core';
import { root } from '../../lab/paths';
import { builtNodes } from './support/built';
import { choicesOf } from './support/fields';

const [kaleyra, trigger] = builtNodes().map(({ file, description }) => ({ nodeDir: dirname(join(root, file)), description }));

/** What n8n would offer for mapping before the node has run. */
const preview = (nodeDir: string, version: number, resource?: string, operation?: string) =>
	loadOutputSchema({ nodeDir, version, resource, operation }) as { properties?: object } | undefined;

const operations = (kaleyra?.description.properties ?? [])
	.filter(({ name }) => name === 'operation')
	.flatMap((field) =>
		(field.displayOptions?.show?.resource ?? []).flatMap((resource) =>
			choicesOf(field).map(({ value }) => [String(resource), String(value)] as const),
		),
	);

describe('n8n finds in the built package what comes out of', () => {
	it.each(operations)('%s: %s', (resource, operation) => {
		expect(Object.keys(preview(kaleyra?.nodeDir ?? '', 1, resource, operation)?.properties ?? {})).not.toEqual([]);
	});

	it('the trigger, all events together', () => {
		const { properties = {} } = preview(trigger?.nodeDir ?? '', 1.1) ?? {};
		expect(Object.keys(properties)).toEqual(expect.arrayContaining(['event', 'from', 'reply', 'flow', 'text', 'media', 'status']));
	});
});
