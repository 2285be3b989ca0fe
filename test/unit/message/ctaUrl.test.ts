import { apiOf } from '../../../kaleyra/api';
import { ctaUrl, type CtaUrlMessage } from '../../../kaleyra/message/ctaUrl';

const told = (changes: Partial<CtaUrlMessage>) =>
	ctaUrl
		.check({ kind: 'ctaUrl', body: 'Look', buttonText: 'Open', url: 'https://example.com', ...changes }, apiOf('v2'))
		.map(({ field, problem }) => `${field} ${problem}`);

test('an address with everything an address can have is fine', () => {
	expect(told({ url: 'http://user@example.com:8080/a/b?c=d&e=%20#f' })).toEqual([]);
});

test.each(['', 'example.com', 'mailto:a@example.com', 'https://a b.com', 'https://'])('%j is not a web address', (url) => {
	expect(told({ url })).toEqual([`URL "${url}" is not a web address`]);
});

test('the label may have 20 characters', () => {
	expect(told({ buttonText: 'x'.repeat(21) })).toEqual(['Button Text has 21 characters, the limit is 20']);
});

test.each(['image', 'video', 'document'] as const)('the header may be of type %s', (type) => {
	expect(told({ header: { type, media: { id: '1' } } })).toEqual([]);
});
