import { previewOf } from '../../../kaleyra/template/preview';
import { definition, filled } from './support';

const preview = (name: Parameters<typeof definition>[0], values: Record<string, unknown>) =>
	previewOf(definition(name), filled(values));

test('shows header, text, footer and buttons as the customer reads them', () => {
	expect(preview('positional', { 'header:text:1': '1001', 'body:1': 'Alex', 'body:2': 'Tea', 'body:3': 'Friday' })).toBe(
		'Order 1001\n\nHi Alex, Tea arrives on Friday. Thank you, Alex!\n\nReply at any time\n\n[Track] [Call us]',
	);
});

test('names a file instead of showing it, and keeps a gap visible', () => {
	expect(preview('image', {})).toBe('[image]\n\n{{1}} off\n\n[Shop] [About] [Copy offer code]');
});

test('shows each card below the text', () => {
	expect(preview('carousel', { 'body:1': 'Alex', 'card:0:body:1': 'Green tea' })).toBe(
		'Fresh, Alex:\n\n— 1 —\n[image]\n\nGreen tea\n\n[Keep] [See]\n\n— 2 —\n[product]\n\nSecond',
	);
});

test('a value that looks like a variable or a pattern is shown as it is', () => {
	expect(preview('image', { 'body:1': '$& {{2}}' })).toContain('$& {{2}} off');
});
