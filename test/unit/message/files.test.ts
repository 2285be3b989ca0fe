import { filesOf, withMediaIds } from '../../../kaleyra/message/files';
import { IS_FILE, type WorkflowFile } from '../../../kaleyra/message/types';

const file = (identity: string): WorkflowFile => ({ [IS_FILE]: true, itemIndex: 0, property: 'data', identity, name: 'a.png', mimeType: 'image/png' });

const message = {
	header: { type: 'image', media: { file: file('a'), filename: 'a.png' } },
	cards: [{ media: { file: file('b') } }, { media: { link: 'https://example.com' } }],
	body: 'Look',
	nothing: undefined,
};

test('finds the files wherever they stand', () => {
	expect(filesOf(message).map(({ identity }) => identity)).toEqual(['a', 'b']);
	expect(filesOf({ body: 'Look' })).toEqual([]);
});

test('puts media ids in their place and leaves everything else', () => {
	expect(withMediaIds(message, ({ identity }) => `id of ${identity}`)).toEqual({
		header: { type: 'image', media: { id: 'id of a', filename: 'a.png' } },
		cards: [{ media: { id: 'id of b' } }, { media: { link: 'https://example.com' } }],
		body: 'Look',
		nothing: undefined,
	});
	expect(message.header.media.file.identity).toBe('a');
});

test('data that happens to be called "file" is no file', () => {
	const data = { data: { file: 'contract.pdf' }, other: { file: { name: 'a' } } };
	expect(filesOf(data)).toEqual([]);
	expect(withMediaIds(data, () => 'id')).toEqual(data);
});

test('what only looks like a file, in data from anywhere, uploads nothing', () => {
	const data: unknown = JSON.parse(JSON.stringify({ data: { file: { ...file('a') } } }));
	expect(filesOf(data)).toEqual([]);
	expect(withMediaIds(data, () => 'id')).toEqual(data);
});
