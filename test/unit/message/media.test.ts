import { apiOf } from '../../../kaleyra/api';
import { media, type MediaMessage } from '../../../kaleyra/message/media';
import { sticker } from '../../../kaleyra/message/sticker';
import { IS_FILE, type ApiVersion, type WorkflowFile } from '../../../kaleyra/message/types';

const file: WorkflowFile = { [IS_FILE]: true, itemIndex: 0, property: 'data', identity: 'a', name: 'a.png', mimeType: 'image/png', bytes: 10 };
const image = (reference: MediaMessage['media'], more: Partial<MediaMessage> = {}): MediaMessage => ({
	kind: 'media',
	type: 'image',
	media: reference,
	...more,
});
const told = (message: MediaMessage, version: ApiVersion = 'v2') =>
	media.check(message, apiOf(version)).map(({ field, problem }) => `${field} ${problem}`);

test.each([
	['v1', { link: 'https://example.com/a.png' }, []],
	['v1', { id: '1' }, ['Media is a media ID, which API V1 does not take here']],
	['v1', { file }, []],
	['v2', { link: 'https://example.com/a.png' }, []],
	['v2', { id: '1' }, []],
	['v2', { file }, []],
	['v3', { link: 'https://example.com/a.png' }, []],
	['v3', { id: '1' }, ['Media is a media ID, which API V3 does not take here']],
	['v3', { file }, ['Media is a file of the workflow, which API V3 does not take here']],
] as const)('on %s, a file given as %j', (version, reference, expected) => {
	expect(told(image(reference), version)).toEqual(expected);
});

test.each(['picture.jpg', 'ftp://example.com/a.png', 'https://', 'https://exa mple.com', 'http://%'])('%j is no link', (link) => {
	expect(told(image({ link }))).toEqual([`Media "${link}" is not a link`]);
});

test.each([{}, { link: '' }, { id: ' ' }])('no file at all (%j) is told', (reference) => {
	expect(told(image(reference))).toEqual(['Media is empty']);
});

test('a file must be of a type that WhatsApp shows, whatever parameters the type has', () => {
	expect(told(image({ file: { ...file, mimeType: 'image/gif' } }))).toEqual([
		'Media holds "a.png" of type image/gif, which WhatsApp does not show as image',
	]);
	const voice = { ...file, mimeType: 'audio/ogg; codecs=opus' };
	expect(told({ kind: 'media', type: 'audio', media: { file: voice } })).toEqual([]);
	expect(told({ kind: 'media', type: 'document', media: { file: { ...file, mimeType: 'text/x-anything' } } })).toEqual([]);
});

test.each([
	['image', 5],
	['audio', 16],
	['video', 16],
	['document', 100],
] as const)('a file shown as %s may have %i MB', (type, megabytes) => {
	const mimeType = { image: 'image/png', audio: 'audio/aac', video: 'video/mp4', document: 'application/pdf' }[type];
	const of = (bytes: number) => told({ kind: 'media', type, media: { file: { ...file, mimeType, bytes } } });
	expect(of(megabytes * 1024 ** 2)).toEqual([]);
	expect(of(megabytes * 1024 ** 2 + 1)).toEqual([`Media holds "a.png" of ${megabytes}.1 MB, the limit is ${megabytes}.0 MB`]);
});

test('a caption may have 1,024 characters', () => {
	expect(told(image({ id: '1' }, { caption: 'x'.repeat(1024) }))).toEqual([]);
	expect(told(image({ id: '1' }, { caption: 'x'.repeat(1025) }))).toEqual(['Caption has 1025 characters, the limit is 1024']);
});

test('a document on v1 can have a name when its file is sent along, but not with a link', () => {
	const named = (reference: MediaMessage['media']): MediaMessage => ({ kind: 'media', type: 'document', media: { ...reference, filename: 'b.pdf' } });
	expect(told(named({ link: 'https://example.com/a.pdf' }), 'v1')).toEqual(['File Name cannot be sent with a link on API V1']);
	expect(media.toV1Form?.(named({ file }))).toEqual({ type: 'media', media: { ...file, name: 'b.pdf' } });
});

test('a document is written with caption and name', () => {
	const message: MediaMessage = { kind: 'media', type: 'document', media: { id: '1', filename: 'b.pdf' }, caption: 'Bill' };
	expect(media.toMeta(message)).toEqual({ type: 'document', document: { id: '1', filename: 'b.pdf', caption: 'Bill' } });
});

test('a sticker must be a WebP picture of at most 500 KB', () => {
	const check = (changes: Partial<WorkflowFile>) => sticker.check({ kind: 'sticker', media: { file: { ...file, ...changes } } }, apiOf('v2'));
	expect(check({ mimeType: 'image/webp', bytes: 512_000 })).toEqual([]);
	expect(check({ mimeType: 'image/webp', bytes: 512_001 })).toMatchObject([{ limit: 512_000, actual: 512_001 }]);
	expect(check({})).toMatchObject([{ problem: expect.stringContaining('does not show as sticker') }]);
});
