import { multipart } from '../../kaleyra/api/multipart';
import { fileName, fileType, problemWithResponse } from '../../kaleyra/webhook/mediaFile';

const image = { type: 'image', mimeType: 'image/jpeg' };
const nameOf = (name: string) => fileName({ ...image, fileName: name }, 'wamid.1', 'image/jpeg');

/** The head of the only part of a form. */
const headOf = (file: { name: string; mimeType: string }) =>
	(multipart({ media: { ...file, data: Buffer.from('x') } }).body.toString().split('\r\n\r\n')[0] ?? '').split('\r\n').slice(1);

describe('a file from a customer gets a name that is safe to show and to store', () => {
	it.each([
		['a right-to-left override', 'x\u202egnp.exe', 'xgnp.exe'],
		['NUL and line breaks', 'a\u0000b\r\nc\u2028d.jpg', 'abcd.jpg'],
		['marks without a width', '\u200fcar\u200b.jpg\ufeff', 'car.jpg'],
		['half a character', 'car\ud800.jpg', 'car.jpg'],
		['dots and blanks around it', ' .. car.jpg . ', 'car.jpg'],
		['a path, hidden behind control characters', '..\u0000/..\\\u200b/car.jpg', 'car.jpg'],
		['scripts, accents and emoji', 'Фото 写真 é🎉.jpg', 'Фото 写真 é🎉.jpg'],
	])('without %s', (_what, given, expected) => {
		expect(nameOf(given)).toBe(expected);
	});

	it.each(['.', '..', '...', ' . ', '\u202e', 'in/', '../..', '\u0000'])('%j names no file, so a name is made', (given) => {
		expect(nameOf(given)).toBe('image-wamid1.jpg');
	});

	it('of at most 120 characters, the ending kept, no character cut in two', () => {
		expect(nameOf(`${'a'.repeat(5_000)}.jpg`)).toBe(`${'a'.repeat(116)}.jpg`);
		expect(nameOf('🎉'.repeat(200))).toBe('🎉'.repeat(120));
		expect([...nameOf(`${'é '.repeat(300)}.tar.gz`)].length).toBeLessThanOrEqual(120);
		expect(nameOf(`${'é '.repeat(300)}.tar.gz`)).toMatch(/\S\.gz$/);
	});
});

describe('a content type is one content type', () => {
	it.each(['image/jpeg\r\nX-Injected: yes', ' image/jpeg\u0000', 'image/jpeg\u2028x', 'IMAGE/JPEG ; q=1'])('%j of a customer’s file is image/jpeg', (given) => {
		expect(fileType({ type: 'image', mimeType: given }, undefined)).toBe('image/jpeg');
		expect(fileType({ type: 'document' }, given)).toBe('image/jpeg');
	});

	it.each(['image', 'image/', '/jpeg', '\r\nimage/jpeg, text/html', 'a b/c', `image/${'x'.repeat(200)}`])('%j is none', (given) => {
		expect(fileType({ type: 'document', mimeType: given }, undefined)).toBe('application/octet-stream');
		expect(problemWithResponse(200, image, given)).toBeUndefined();
	});

	it('a part of a form has its two headers, whatever name and type its file has', () => {
		const [disposition, type, ...others] = headOf({ name: 'a\r\nX-One: 1\u202e.png', mimeType: 'image/png\r\nX-Two: 2' });
		expect(disposition).toBe('Content-Disposition: form-data; name="media"; filename="aX-One: 1.png"');
		expect([type, others]).toEqual(['Content-Type: image/png', []]);
	});

	it('a part keeps the parameters of its type, and has one when its file has none', () => {
		expect(headOf({ name: 'a', mimeType: 'audio/ogg; codecs=opus' })[1]).toBe('Content-Type: audio/ogg; codecs=opus');
		expect(headOf({ name: '..', mimeType: '\n' })).toEqual([
			'Content-Disposition: form-data; name="media"; filename="file"',
			'Content-Type: application/octet-stream',
		]);
	});
});
