import { apiOf } from '../../../kaleyra/api';
import { text } from '../../../kaleyra/message/text';

test('a text may have 4,096 characters', () => {
	expect(text.check({ kind: 'text', body: '🎉'.repeat(4096) }, apiOf('v2'))).toEqual([]);
	expect(text.check({ kind: 'text', body: 'x'.repeat(4097) }, apiOf('v2'))).toMatchObject([{ field: 'Body', limit: 4096, actual: 4097 }]);
});

test.each(['', ' \n'])('an empty text (%j) is told', (body) => {
	expect(text.check({ kind: 'text', body }, apiOf('v1'))).toMatchObject([{ field: 'Body', problem: 'is empty' }]);
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
