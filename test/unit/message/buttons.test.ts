import { apiOf } from '../../../kaleyra/api';
import { buttons, type ButtonsMessage } from '../../../kaleyra/message/buttons';

const message = (changes: Partial<ButtonsMessage> = {}): ButtonsMessage => ({
	kind: 'buttons',
	body: 'Is 9 am fine?',
	buttons: [
		{ id: 'yes', title: 'Yes' },
		{ id: 'no', title: 'No' },
	],
	...changes,
});
const told = (changes: Partial<ButtonsMessage>) =>
	buttons.check(message(changes), apiOf('v2')).map(({ field, problem }) => `${field} ${problem}`);

test('a proper message has nothing to tell', () => {
	expect(told({})).toEqual([]);
});

test('four buttons are one too many, none is one too few', () => {
	const many = [1, 2, 3, 4].map((n) => ({ id: `b${n}`, title: `Button ${n}` }));
	expect(told({ buttons: many })).toEqual(['Buttons has 4 buttons, the limit is 3']);
	expect(told({ buttons: [] })).toEqual(['Buttons has no button']);
});

test('ids and titles must differ', () => {
	const twice = { id: 'same', title: 'Same' };
	expect(told({ buttons: [twice, twice] })).toEqual([
		'Buttons > Button 2 > ID repeats "same" of Buttons > Button 1 > ID',
		'Buttons > Button 2 > Title repeats "Same" of Buttons > Button 1 > Title',
	]);
});

test('titles have up to 20 characters, ids up to 256', () => {
	expect(told({ buttons: [{ id: 'x'.repeat(256), title: '🎉'.repeat(20) }] })).toEqual([]);
	expect(told({ buttons: [{ id: 'x'.repeat(257), title: 'x'.repeat(21) }] })).toEqual([
		'Buttons > Button 1 > Title has 21 characters, the limit is 20',
		'Buttons > Button 1 > ID has 257 characters, the limit is 256',
	]);
});

test('a media header takes a media id or a link, and says when it is neither', () => {
	const header = (media: object) => told({ header: { type: 'image', media } });
	expect(header({ id: '1013859600285441' })).toEqual([]);
	expect(header({ link: 'https://example.com/a.png' })).toEqual([]);
	expect(header({})).toEqual(['Header Media is empty']);
	expect(header({ link: 'file:///etc/passwd' })).toEqual(['Header Media "file:///etc/passwd" is not a link']);
});

test('a document header keeps its file name', () => {
	const header = { type: 'document', media: { link: 'https://example.com/a.pdf', filename: 'a.pdf' } } as const;
	expect(buttons.toMeta(message({ header }))).toMatchObject({
		interactive: { header: { type: 'document', document: { link: 'https://example.com/a.pdf', filename: 'a.pdf' } } },
	});
});
