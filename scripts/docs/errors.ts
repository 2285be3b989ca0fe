/** What can go wrong with a message, in the words of the code itself. */
import { failureOf } from '../../kaleyra/api/answer';
import { connectionFailures } from '../../kaleyra/api/connection';
import { knownErrors, notSentReasons, whatsAppErrors } from '../../kaleyra/api/errorCodes';
import type { Failure } from '../../kaleyra/api/request';
import { sentFlags } from '../../nodes/transport/errors';
import { MADE, page, plain, sourceLink, sourcesTable, table } from './markdown';

/** Answers without a code of their own. */
const statuses = [401, 404, 429, 500];

/** What the node says by itself, without having asked Kaleyra or without having got to it. */
const own: Array<[code: string, meaning: string]> = [
	['INVALID_MESSAGE', 'A field is wrong: nothing was sent, and `violations` names each field with its limit.'],
	['NOT_STARTED', 'Nothing could be begun for any item, for example because the credential is incomplete or an option is no number. Nothing was sent; `to` and `from` are missing in `details`.'],
	['STOPPED', 'The execution was stopped before the message was sent, or while it was on its way; `mayHaveBeenSent` tells which.'],
	['FILE_NOT_READ', 'n8n could not give the file to send. Nothing was sent: run the node that gives the file again.'],
	['NO_WABA_ID', 'A list of the account was asked for, but the credential has no WhatsApp Business Account ID.'],
	['NO_LISTS_ON_V3', 'API V3 has no lists of numbers, templates or flows: enter the value yourself.'],
	['NO_DETAILS', 'Kaleyra answered without saying anything of the number.'],
	['NOT_IN_V3', 'API V3 gives no details of business numbers: choose a credential for V1 or V2.'],
];

const yesNo = (value: boolean) => (value ? 'yes' : 'no');

const failures = (rows: Failure[]) =>
	table(
		['Code', 'What happened', 'What to do', 'Repeated by the node', 'May have been sent'],
		rows.map(({ code, message, fix, sent }) => [
			`\`${code}\``,
			plain(message),
			plain(fix),
			yesNo(sentFlags(sent).retryable),
			yesNo(sentFlags(sent).mayHaveBeenSent),
		]),
	);

function knownSections(): string[] {
	const codes = [...new Set(knownErrors.map(({ code }) => code))];
	return codes.map((code) =>
		[
			`### ${code}`,
			...knownErrors
				.filter((entry) => entry.code === code)
				.map(({ message, fix, source }) => `**${plain(message)}.** ${plain(fix)} (${sourceLink(source)})`),
		].join('\n\n'),
	);
}

export const errorsPage = (): string =>
	page(
		'# Errors',
		MADE,
		'A message that is not accepted stops the node, unless *On Error* in its settings says to continue. Then its item holds `error` (what happened), `message` (what to do) and `details` (for a message `to` and `from`; `code`, `httpCode`, `retryable`, `mayHaveBeenSent`, and for invalid fields `violations`), paired with its input item.',
		'## Codes of Kaleyra',
		...knownSections(),
		'## HTTP status',
		'For answers without a code from the list above.',
		failures(statuses.map((statusCode) => failureOf({ statusCode, headers: {}, body: '' }))),
		'## No answer',
		failures(connectionFailures()),
		'What may have been sent is never repeated unless *Options > Send Again After Server Errors* is on: the customer could get it twice.',
		'## Codes of the node',
		table(['Code', 'What it means'], own.map(([code, meaning]) => [`\`${code}\``, plain(meaning)])),
		'## Codes of WhatsApp',
		'They come later, with the event [Message Status](events/messageStatus.md) under `errors`, explained in the same words.',
		table(
			['Code', 'What it means', 'What to do', 'Source'],
			[...whatsAppErrors].map(([code, { explanation, whatToDo, source }]) => [
				`\`${code}\``,
				plain(explanation),
				plain(whatToDo),
				sourceLink(source),
			]),
		),
		'## Reasons of Kaleyra',
		'Why Kaleyra does not hand a message to WhatsApp. A reason comes as a sentence with the event [Message Status](events/messageStatus.md) and the status `notSent`.',
		table(
			['What it means', 'What to do', 'Source'],
			notSentReasons.map(({ explanation, whatToDo, source }) => [plain(explanation), plain(whatToDo), sourceLink(source)]),
		),
		'## Sources',
		sourcesTable([...knownErrors, ...whatsAppErrors.values(), ...notSentReasons].map(({ source }) => source)),
	);
