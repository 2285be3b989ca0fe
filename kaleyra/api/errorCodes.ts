import { kaleyra, meta, type Source } from '../sources';

/** What a code of the API means and what to do about it. */
export interface KnownError {
	message: string;
	fix: string;
}

interface CatalogueEntry extends KnownError {
	code: string;
	/** Tells entries of one code apart by what the API wrote beside it. */
	text?: RegExp;
	source: Source;
}

/** The documented codes, as Kaleyra's pages name them. */
export const knownErrors: readonly CatalogueEntry[] = [
	{
		code: 'RBC001',
		message: 'Kaleyra does not accept the SID or the API key',
		fix: 'Open the credential and copy both again from Developers > API Key in the Kaleyra console. Check that the region is the one of your account.',
		source: kaleyra.v2Errors,
	},
	{
		code: 'WA401',
		message: 'The business number in From does not belong to this Kaleyra account',
		fix: 'Check From against Channels > WhatsApp in the Kaleyra console, with its country code.',
		source: kaleyra.v2Errors,
	},
	{
		code: 'WA-401',
		text: /different version/i,
		message: 'The business number in From lives on another version of the WhatsApp API',
		fix: 'Open the credential and change API Version: the Kaleyra console shows the version beside the number.',
		source: kaleyra.v2List,
	},
	{
		code: 'WA-401',
		message: 'This Kaleyra account may not use the WhatsApp API',
		fix: 'Ask Kaleyra support to enable it for your account.',
		source: kaleyra.v2List,
	},
	{
		code: 'WA400',
		message: 'Kaleyra refused the message because of its content',
		fix: 'Compare the fields named in the details with the limits in the node’s documentation.',
		source: kaleyra.v2Errors,
	},
	{
		code: 'E413',
		message: 'Kaleyra refused the message because of its content',
		fix: 'Put right the fields named in the details.',
		source: kaleyra.v1List,
	},
	{
		code: 'E110',
		message: 'The balance of the Kaleyra account is too low',
		fix: 'Top up the account in the Kaleyra console, then send again.',
		source: kaleyra.v2Errors,
	},
	{
		code: 'WAV2101',
		message: 'The Kaleyra account has reached its limit of messages for today',
		fix: 'Send again tomorrow, or ask Kaleyra for a higher limit.',
		source: kaleyra.v2Errors,
	},
	{
		code: 'WA500',
		message: 'Kaleyra could not handle the message',
		fix: 'Check on the phone or in Kaleyra’s report whether it arrived before you send it again. Kaleyra advises to wait 5, 10, then 15 minutes.',
		source: kaleyra.v2Errors,
	},
];

/** Explains a code, where it is known. `text` is what the API wrote beside it. */
export function explainCode(code: string, text: string): KnownError | undefined {
	return knownErrors.find((entry) => entry.code === code && (entry.text?.test(text) ?? true));
}

/** The section of docs/errors.md that tells more of a failure; nothing where there is no more to tell. */
export function errorSection(code: string, httpCode?: number): string | undefined {
	if (knownErrors.some((entry) => entry.code === code)) return code.toLowerCase();
	if (httpCode !== undefined) return 'http-status';
	// The codes that Node.js gives to connections and certificates, and ours where there is none.
	return /^E[A-Z]|CERT|^UNABLE_TO_|^(BLOCKED_BY_N8N|NO_ANSWER|NO_TLS|NOT_BEGUN)$/.test(code) ? 'no-answer' : undefined;
}

/** What an error code means, and what to do about it. */
export interface Explanation {
	explanation: string;
	whatToDo: string;
}

const later = 'Send it again later, with growing pauses.';
const askMeta = 'Look at the account in the WhatsApp Manager, and ask Kaleyra support if nothing is shown there.';
const fixTemplate = 'Compare the message with the template as it was approved, and correct what differs.';

type Entry = [code: number, explanation: Explanation];

/** The meaning of a code is the page's; the words are ours. */
const cloudApi: Entry[] = [
	[0, { explanation: 'WhatsApp could not authenticate the account.', whatToDo: 'Ask Kaleyra support to check the connection of the number to WhatsApp.' }],
	[1, { explanation: 'WhatsApp received something it could not read, or failed inside.', whatToDo: 'Send it again; if it stays, compare the message with a kind that works.' }],
	[2, { explanation: 'WhatsApp was not available.', whatToDo: later }],
	[3, { explanation: 'The account lacks a permission for this call.', whatToDo: 'Ask Kaleyra support to check the permissions of the WhatsApp account.' }],
	[4, { explanation: 'The app made too many calls.', whatToDo: 'Send more slowly: lower Messages per Second in the options.' }],
	[10, { explanation: 'The account lacks a permission for this call.', whatToDo: 'Ask Kaleyra support to check the permissions of the WhatsApp account.' }],
	[100, { explanation: 'A field of the message is unknown or has a value WhatsApp does not take.', whatToDo: 'Read the details beside this code: they usually name the field.' }],
	[190, { explanation: 'The access token behind the number has expired.', whatToDo: 'Ask Kaleyra support to renew the connection of the number.' }],
	[368, { explanation: 'The account is blocked for a while because of a policy violation.', whatToDo: askMeta }],
	[80007, { explanation: 'The WhatsApp Business Account reached its rate limit.', whatToDo: 'Send more slowly: lower Messages per Second in the options.' }],
	[130429, { explanation: 'The number sent faster than its throughput allows.', whatToDo: 'Send it again later and lower Messages per Second in the options.' }],
	[130472, { explanation: 'WhatsApp left this customer out of marketing messages as part of an experiment.', whatToDo: 'Do not send it again; reach the customer another way or wait until they write.' }],
	[130497, { explanation: 'The business may not message customers in this country.', whatToDo: 'Leave out recipients in that country, or ask Kaleyra support about the rules there.' }],
	[131000, { explanation: 'Something went wrong inside WhatsApp.', whatToDo: later }],
	[131005, { explanation: 'The account lacks a permission for this call.', whatToDo: 'Ask Kaleyra support to check the permissions of the WhatsApp account.' }],
	[131008, { explanation: 'A required field is missing.', whatToDo: 'Read the details beside this code: they name the field.' }],
	[131009, { explanation: 'A field has a value WhatsApp does not take.', whatToDo: 'Read the details beside this code: they name the field.' }],
	[131016, { explanation: 'A part of WhatsApp was not available.', whatToDo: later }],
	[131021, { explanation: 'Sender and recipient are the same number.', whatToDo: 'Send to another number than the business number.' }],
	[131026, { explanation: 'The message could not be delivered: the number is not on WhatsApp, has not accepted the terms, or uses a version that is too old.', whatToDo: 'Check the number, and ask the customer to update WhatsApp and to write first.' }],
	[131030, { explanation: 'A test number may send only to recipients that were registered for it.', whatToDo: 'Add the recipient to the list of the test number, or use a real number.' }],
	[131031, { explanation: 'The WhatsApp Business Account is locked.', whatToDo: askMeta }],
	[131037, { explanation: 'The display name of the number is not approved yet.', whatToDo: 'Have the display name approved in the WhatsApp Manager.' }],
	[131042, { explanation: 'Something about the payment method of the account keeps the message back.', whatToDo: 'Check the balance and the payment method of the account.' }],
	[131045, { explanation: 'The number is not registered correctly.', whatToDo: 'Ask Kaleyra support to register the number again.' }],
	[131047, { explanation: 'More than 24 hours have passed since the customer last wrote, so only templates may be sent.', whatToDo: 'Send an approved template, or wait until the customer writes.' }],
	[131048, { explanation: 'The number is limited because customers blocked or reported its messages.', whatToDo: 'Pause, send less and only to customers who agreed, and watch the quality rating.' }],
	[131049, { explanation: 'WhatsApp held the message back to keep the customer from getting too many marketing messages.', whatToDo: 'Do not send it again at once; try after a day or more.' }],
	[131050, { explanation: 'The customer stopped marketing messages from this business.', whatToDo: 'Take the customer out of marketing campaigns.' }],
	[131051, { explanation: 'WhatsApp does not hand this kind of message to businesses.', whatToDo: 'Ask the customer to send it in another form, for example as text or picture.' }],
	[131052, { explanation: 'WhatsApp could not fetch the file the customer sent.', whatToDo: 'Ask the customer to send the file again.' }],
	[131053, { explanation: 'WhatsApp could not take the file of the message.', whatToDo: 'Check that the link is public, the type is allowed and the file is not too large.' }],
	[131056, { explanation: 'Too many messages went to the same customer in a short time.', whatToDo: 'Wait some seconds before the next message to this customer.' }],
	[131057, { explanation: 'The account is under maintenance.', whatToDo: later }],
	[132000, { explanation: 'The number of variables differs from the template.', whatToDo: fixTemplate }],
	[132001, { explanation: 'There is no approved template with this name in this language.', whatToDo: 'Check name, language and approval of the template.' }],
	[132005, { explanation: 'The text with its variables filled in became too long.', whatToDo: 'Shorten the values of the variables.' }],
	[132007, { explanation: 'The content breaks a policy of WhatsApp.', whatToDo: 'Change the template and have it approved again.' }],
	[132012, { explanation: 'A variable has another form than the template expects.', whatToDo: fixTemplate }],
	[132015, { explanation: 'The template is paused because of poor ratings.', whatToDo: 'Improve the template and have it approved again, or wait until the pause ends.' }],
	[132016, { explanation: 'The template was disabled for good because of poor ratings.', whatToDo: 'Create a new template with other content.' }],
	[132068, { explanation: 'The Flow is blocked.', whatToDo: 'Correct the Flow in the WhatsApp Manager.' }],
	[132069, { explanation: 'The Flow is throttled and was sent ten times within the hour.', whatToDo: 'Correct the Flow in the WhatsApp Manager, or send it less often.' }],
	[133004, { explanation: 'The registration server was not available.', whatToDo: later }],
	[133010, { explanation: 'The number is not registered with WhatsApp.', whatToDo: 'Ask Kaleyra support to register the number.' }],
	[134011, { explanation: 'The terms of WhatsApp payments are not accepted.', whatToDo: 'Accept the terms of payments in the WhatsApp Manager.' }],
	[135000, { explanation: 'WhatsApp could not process the message and gave no reason.', whatToDo: 'Check the fields of the message; if they are right, send it again later.' }],
	[139000, { explanation: 'The Flow did not pass its checks before sending.', whatToDo: 'Open the Flow in the WhatsApp Manager and correct what is reported there.' }],
];

/** From the API before the Cloud API. */
const onPremises: Entry[] = [
	[470, { explanation: 'More than 24 hours have passed since the customer last wrote.', whatToDo: 'Send an approved template, or wait until the customer writes.' }],
];

/** WhatsApp's error codes, as they arrive with a failed message or an unsupported one, with the page that names each. */
export const whatsAppErrors: ReadonlyMap<number, Explanation & { source: Source }> = new Map(
	[...cloudApi.map(from(meta.errorCodes)), ...onPremises.map(from(kaleyra.onPremiseErrors))].sort(([a], [b]) => a - b),
);

function from(source: Source) {
	return ([code, explanation]: Entry) => [code, { ...explanation, source }] as const;
}

/** What a code means and what to do; nothing for a code that is not known. */
export function explainWhatsAppError(code: number | undefined): Explanation | undefined {
	const known = code === undefined ? undefined : whatsAppErrors.get(code);
	return known && { explanation: known.explanation, whatToDo: known.whatToDo };
}

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
