import { fileName, fileType, problemWithResponse, problemWithLink } from '../../../kaleyra/webhook/mediaFile';

const image = { type: 'image', mimeType: 'image/jpeg' };

it.each([
	['image', 'image/jpeg', 'image/png'],
	['image', 'image/jpeg', undefined],
	['image', 'image/jpeg', 'binary/octet-stream'],
	['sticker', 'image/webp', 'image/webp'],
	['audio', 'audio/ogg; codecs=opus', 'application/ogg'],
	['audio', 'audio/ogg; codecs=opus', 'audio/ogg'],
	['video', 'video/mp4', 'VIDEO/MP4; x=1'],
	['document', 'application/pdf', 'application/zip'],
	['document', 'text/html', 'text/html'],
])('a link to a file of kind %s (%s) may give %s', (type, mimeType, given) => {
	expect(problemWithResponse(200, { type, mimeType }, given)).toBeUndefined();
});

it.each([
	['image', 'image/jpeg', 'text/html; charset=utf-8'],
	['image', undefined, 'application/json'],
	['audio', 'audio/ogg', 'video/mp4'],
	['document', 'application/pdf', 'text/html'],
])('a link to a file of kind %s (%s) may not give %s', (type, mimeType, given) => {
	expect(problemWithResponse(200, { type, mimeType }, given)).toMatch(/^The link gave .* instead of the /);
});

it('the host of the API itself may be a private one, on that very port', () => {
	expect(problemWithLink('http://127.0.0.1:4680/media/1', 'http://127.0.0.1:4680/prefix')).toBeUndefined();
	expect(problemWithLink('http://127.0.0.1:4681/media/1', 'http://127.0.0.1:4680')).toMatch(/private network/);
	expect(problemWithLink('http://127.0.0.1/media/1', '')).toMatch(/private network/);
	expect(problemWithLink('https://media.example.com/1', '')).toBeUndefined();
});

it('the type is what the host says, then what WhatsApp said, then unknown', () => {
	expect(fileType(image, 'image/PNG; q=1')).toBe('image/png');
	expect(fileType(image, 'application/octet-stream')).toBe('image/jpeg');
	expect(fileType({ type: 'document' }, undefined)).toBe('application/octet-stream');
});

it('the name is the sender’s without a path, or made up', () => {
	expect(fileName({ type: 'document', fileName: 'C:\\temp\\in/voice.pdf' }, 'x', 'application/pdf')).toBe('voice.pdf');
	expect(fileName(image, 'wamid.HBg/L=', 'image/jpeg')).toBe('image-wamidHBgL.jpg');
	expect(fileName({ type: 'document' }, undefined, 'application/zip')).toBe('document-message');
});
