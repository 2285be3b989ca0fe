import { kaleyra, type Source } from '../sources';
import { explainCode } from './errorCatalogue';
import type { Explanation } from './whatsappErrors';

/**
 * Why Kaleyra does not hand a message to WhatsApp, told by the sentence in its report (its pages on
 * not-sent callbacks name these reasons and no code for them). Each fits its own sentence only: a wrong
 * explanation is worse than none.
 */
export const notSentReasons: ReadonlyArray<Explanation & { says: RegExp; source: Source }> = [
	{
		says: /daily limit reached/i,
		explanation: 'The account reached its daily limit of messages.',
		whatToDo: 'Go on tomorrow, or ask Kaleyra to raise the limit.',
		source: kaleyra.notSent('Daily Limit Reached', 'daily-limit-reached'),
	},
	{
		says: /opt(ed)?[ -]?out/i,
		explanation: 'The customer opted out of messages from this business.',
		whatToDo: 'Leave this number out until the customer opts in again.',
		source: kaleyra.notSent('Number Opted Out', 'number-opted-out'),
	},
	{
		says: /template( details)? (is |was )?(not found|missing)/i,
		explanation: 'Kaleyra does not know the template.',
		whatToDo: 'Check name, language and approval of the template in the Kaleyra console.',
		source: kaleyra.notSent('Template details Not found', 'template-details-not-found'),
	},
	{
		says: /country (is )?(blocked|not allowed)|blocked country/i,
		explanation: 'The account may not send to this country.',
		whatToDo: 'Ask Kaleyra to open the country for the account, or leave the number out.',
		source: kaleyra.notSent('Country traffic blocked', 'country-traffic-blocked'),
	},
	{
		says: /(missing|no) url slug|url slug (is )?missing/i,
		explanation: 'Link tracking is on, but the short link of the message is missing.',
		whatToDo: 'Turn link tracking off for the message, or set up the short link in the Kaleyra console.',
		source: kaleyra.notSent('Missing slug value for URL tracking', 'missing-slug-value-for-url-tracking'),
	},
	{
		says: /missing (to|type)\b|\b(to|type)\b["']? (field |parameter )?(is )?missing/i,
		explanation: 'The message lacks its recipient or its type.',
		whatToDo: 'Check that the recipient is filled in for every item.',
		source: kaleyra.notSent('To Number or Type Missing', 'to-number-or-type-missing'),
	},
];

/** What a not-sent report means and what to do; nothing when neither its code nor its sentence is known. */
export function explainNotSent(code = '', sentence = ''): Explanation | undefined {
	const known = explainCode(code, sentence);
	if (known) return { explanation: `${known.message}.`, whatToDo: known.fix };
	const reason = notSentReasons.find(({ says }) => says.test(sentence));
	return reason && { explanation: reason.explanation, whatToDo: reason.whatToDo };
}
