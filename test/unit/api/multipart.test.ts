import { multipart } from '../../../kaleyra/api/multipart';

const read = async (parts: Parameters<typeof multipart>[0]) => {
	const { contentType, body } = multipart(parts);
	return new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
};

test('texts arrive as they were written, line breaks and all', async () => {
	const text = 'Hello\nWorld ü 🎉 "quoted"';
	expect(Object.fromEntries(await read({ body: text, empty: '' }))).toEqual({ body: text, empty: '' });
});

test('a file arrives with its bytes, its type and its name', async () => {
	const data = Buffer.from([0, 13, 10, 255]);
	const file = (await read({ media: { name: 'a "b" ü.png', mimeType: 'image/png', data } })).get('media') as File;
	expect([file.name, file.type]).toEqual(['a "b" ü.png', 'image/png']);
	expect(Buffer.from(await file.arrayBuffer())).toEqual(data);
});
