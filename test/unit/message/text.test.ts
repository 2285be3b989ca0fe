import { text } from '../../../kaleyra/message/text';
import { checked } from './inEditor';

test('a text may have 4,096 characters', () => {
	expect(checked({ kind: 'text', body: '🎉'.repeat(4096) }, 'v2')).toEqual([]);
	expect(checked({ kind: 'text', body: 'x'.repeat(4097) }, 'v2')).toMatchObject([{ field: 'Body', limit: 4096, actual: 4097 }]);
});

test.each(['', ' \n'])('an empty text (%j) is told', (body) => {
	expect(checked({ kind: 'text', body }, 'v1')).toMatchObject([{ field: 'Body', problem: 'is empty' }]);
});

test('the preview of a link is asked for only when wanted', () => {
	expect(text.toMeta({ kind: 'text', body: 'Hi', previewUrl: true })).toEqual({
		type: 'text',
		text: { body: 'Hi', preview_url: true },
	});
	expect(text.toMeta({ kind: 'text', body: 'Hi', previewUrl: false })).toEqual({ type: 'text', text: { body: 'Hi' } });
	expect(text.toV1Form?.({ kind: 'text', body: 'Hi', previewUrl: true })).toEqual({
		type: 'text',
		body: 'Hi',
		preview_url: 'true',
	});
});
