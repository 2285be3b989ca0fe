import { apiOf } from '../../../kaleyra/api';
import { reaction } from '../../../kaleyra/message/reaction';

const told = (emoji: string, messageId = 'wamid.FAKE') =>
	reaction.check({ kind: 'reaction', messageId, emoji }, apiOf('v2')).map(({ field, problem }) => `${field} ${problem}`);

test.each(['', '👍', '👍🏽', '❤', '❤️', '🇮🇳', '👩‍👩‍👧', '1️⃣'])('%j is an emoji or none', (emoji) => {
	expect(told(emoji)).toEqual([]);
});

test.each(['7', 'ok', '👍👍', ':)', '👍 '])('%j is not one emoji', (emoji) => {
	expect(told(emoji)).toEqual([`Emoji "${emoji}" is not one emoji`]);
});

test('the message must be named', () => {
	expect(told('👍', ' ')).toEqual(['Message ID is empty']);
});
