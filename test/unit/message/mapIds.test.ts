import { messageType, type Message } from '../../../kaleyra/message';

const texts = { body: 'Choose' };
const buttons: Message = { kind: 'buttons', ...texts, buttons: [{ id: 'a', title: 'A' }, { id: 'b', title: 'B' }] };
const list: Message = {
	kind: 'list',
	...texts,
	buttonText: 'Open',
	sections: [{ title: 'One', rows: [{ id: 'a', title: 'A' }] }, { title: 'Two', rows: [{ id: 'b', title: 'B', description: 'b' }] }],
};
const flow: Message = { kind: 'flow', ...texts, flowId: '1', cta: 'Open', action: 'navigate', mode: 'published', token: 'a' };

describe('the ids that come back with an answer', () => {
	test.each([
		[buttons, ['buttons 0 id: a up to 256', 'buttons 1 id: b up to 256']],
		[list, ['sections 0 rows 0 id: a up to 200', 'sections 1 rows 0 id: b up to 200']],
		[flow, ['token: a up to 200']],
		[{ ...flow, token: undefined } as Message, ['token:  up to 200']],
	])('of %j are each given once, with where they are and their limit', (message, expected) => {
		const seen: string[] = [];
		const same = messageType(message).mapIds?.(message, (id, { path, limit }) => {
			seen.push(`${path.join(' ')}: ${id} up to ${limit.max}`);
			return id;
		});
		expect(seen).toEqual(expected);
		expect(same).toEqual({ ...message, ...('token' in message && { token: message.token ?? '' }) });
	});

	test.each([buttons, list, flow])('of %j are changed, and nothing else is', (message) => {
		const before = structuredClone(message);
		const changed = messageType(message).mapIds?.(message, (id) => `<${id}>`);
		expect(JSON.stringify(changed).replace(/<(\w)>/g, '$1')).toBe(JSON.stringify(before));
		expect(JSON.stringify(changed)).toContain('<a>');
		expect(message).toEqual(before);
	});

	test('are none in a text', () => {
		expect(messageType({ kind: 'text', body: 'Hi', previewUrl: false }).mapIds).toBeUndefined();
	});
});
