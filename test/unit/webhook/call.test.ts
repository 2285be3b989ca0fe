import { payloadOf, type Call } from '../../../kaleyra/webhook/call';

const call = (more: Partial<Call>): Call => ({ method: 'POST', headers: {}, query: {}, body: {}, ...more });
const bytes = (text: string) => Buffer.from(text);

it('is the body that the server parsed', () => {
	expect(payloadOf(call({ body: { a: 1 }, query: { token: 'x', b: '2' } }))).toEqual({ a: 1 });
});

it('is the query when there is no body, without the parameters that may carry the secret', () => {
	expect(payloadOf(call({ query: { token: 'x', id: '1' } }))).toEqual({ id: '1' });
	expect(payloadOf(call({ query: { 'hub.verify_token': 'x', id: '1' } }))).toEqual({ id: '1' });
	expect(payloadOf(call({ body: undefined, query: { id: '1' } }))).toEqual({ id: '1' });
});

it('is JSON that came under another content type', () => {
	expect(payloadOf(call({ body: {}, rawBody: bytes('{"a":1}') }))).toEqual({ a: 1 });
	expect(payloadOf(call({ body: undefined, rawBody: bytes('{"a":1}') }))).toEqual({ a: 1 });
	expect(payloadOf(call({ body: '{"a":1}' }))).toEqual({ a: 1 });
});

it('is the fields of a multipart form', () => {
	expect(payloadOf(call({ body: { data: { id: '1' }, files: {} } }))).toEqual({ id: '1' });
});

it.each([null, [], [1], 'no json'])('is the body %j as it is, which is no known payload', (body) => {
	expect(payloadOf(call({ body, query: { id: '1' } }))).toEqual(body);
});
