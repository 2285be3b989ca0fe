import { explainNotSent } from '../../../kaleyra/api/errorCodes';

describe('the reason of a report on a message that was not sent', () => {
	it.each([
		['Account daily limit reached', 'daily limit'],
		['Number opted out', 'opted out'],
		['Template details not found', 'does not know the template'],
		['Country blocked', 'country'],
		['Missing URL slug', 'short link'],
		['to/type missing', 'lacks its recipient'],
		['Missing type', 'lacks its recipient'],
	])('"%s" is explained', (sentence, explanation) => {
		expect(explainNotSent('', sentence)?.explanation).toContain(explanation);
	});

	it.each([
		'Failed to deliver',
		'Unsupported media type',
		'The media URL could not be opened',
		'Template paused',
		'Unknown country code',
		'',
	])('"%s" is none of the documented ones and gets no explanation', (sentence) => {
		expect(explainNotSent('', sentence)).toBeUndefined();
	});

	it('is told by a documented code whatever the sentence says', () => {
		expect(explainNotSent('WAV2101', 'x')?.explanation).toContain('limit of messages');
	});
});
