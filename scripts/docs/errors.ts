/** What can go wrong with a message, in the words of the code itself. */
import { knownErrors } from '../../kaleyra/api/errorCatalogue';
import { connectionFailure, failureOf } from '../../kaleyra/api/failure';
import { whatsAppErrors } from '../../kaleyra/api/whatsappErrors';
import { MADE, page, plain, table } from './markdown';

/** Answers without a code of their own. */
const statuses = [401, 404, 429, 500];

/** The ways in which no answer comes. */
const connections = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'CERT_HAS_EXPIRED', 'ETIMEDOUT', 'ECONNRESET'];

const yesNo = (value: boolean) => (value ? 'yes' : 'no');

const failures = (rows: Array<{ code: string; message: string; fix: string; retryable: boolean; mayHaveBeenSent: boolean }>) =>
	table(
		['Code', 'What happened', 'What to do', 'Repeated by the node', 'May have been sent'],
		rows.map(({ code, message, fix, retryable, mayHaveBeenSent }) => [
			`\`${code}\``,
			plain(message),
			plain(fix),
			yesNo(retryable),
			yesNo(mayHaveBeenSent),
		]),
	);

function knownSections(): string[] {
	const codes = [...new Set(knownErrors.map(({ code }) => code))];
	return codes.map((code) =>
		[
			`### ${code}`,
			...knownErrors.filter((entry) => entry.code === code).map(({ message, fix }) => `**${plain(message)}.** ${plain(fix)}`),
		].join('\n\n'),
	);
}

export const errorsPage = (): string =>
	page(
		'# Errors',
		MADE,
		'A message that is not accepted stops the node, unless *On Error* in its settings says to continue. Then its item holds exactly `error` (what happened), `message` (what to do) and `details` (`to`, `from`, `code`, `httpCode`, `retryable`, `mayHaveBeenSent`, and for invalid fields `violations`), paired with its input item.',
		'`INVALID_MESSAGE` means that a field is wrong: nothing was sent, and `violations` names each field with its limit. `STOPPED` means that the execution was stopped before or while the message was sent.',
		'## Codes of Kaleyra',
		...knownSections(),
		'## HTTP status',
		'For answers without a code from the list above.',
		failures(statuses.map((statusCode) => failureOf({ statusCode, headers: {}, body: '' }))),
		'## No answer',
		failures(connections.map((code) => connectionFailure(code, ''))),
		'What may have been sent is never repeated unless *Options > Send Again After Server Errors* is on: the customer could get it twice.',
		'## Codes of WhatsApp',
		'They come later, with the event [Message Status](events/messageStatus.md) under `errors`, explained in the same words.',
		table(
			['Code', 'What it means', 'What to do'],
			[...whatsAppErrors].map(([code, { explanation, whatToDo }]) => [`\`${code}\``, plain(explanation), plain(whatToDo)]),
		),
	);
