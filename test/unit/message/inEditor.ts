import { apiOf } from '../../../kaleyra/api';
import { checkOutgoing, messageType, type Message } from '../../../kaleyra/message';
import type { ApiVersion, Outgoing } from '../../../kaleyra/message/types';
import type { Violation } from '../../../kaleyra/message/violation';
import { isSendOperation } from '../../../nodes/Kaleyra/operation';
import { resources } from '../../../nodes/Kaleyra/resources';
import { inWords } from '../../../nodes/Kaleyra/wording';
import type { FieldViolation } from '../../../nodes/transport/errors';

const operations = resources.flatMap((resource) => resource.operations).filter(isSendOperation);

/** What stands in the fields that decide about others, for a message; contacts are those of JSON, where all can be wrong. */
const screenOf = (message: Message): Record<string, unknown> => ({
	headerType: 'header' in message ? message.header?.type : undefined,
	mediaType: message.kind === 'media' ? message.type : undefined,
	contactsFrom: 'json',
});

/** Violations as the panel of the operation words them that sends such a message. */
export function inEditor(message: Message, violations: readonly Violation[]): FieldViolation[] {
	const panel = operations.find(({ messages }) => messages.some(({ kind }) => kind === message.kind));
	if (!panel) throw new Error(`No operation sends ${message.kind}`);
	const screen = screenOf(message);
	return inWords(violations, panel, (name) => screen[name]);
}

/** What the check of a message's own kind finds, in the words of the editor. */
export const checked = (message: Message, version: ApiVersion = 'v2'): FieldViolation[] =>
	inEditor(message, messageType(message).check(message, apiOf(version)));

/** What the check of a message with all that travels beside it finds, in the words of the editor. */
export const outgoingChecked = (outgoing: Outgoing<Message>, version: ApiVersion): FieldViolation[] =>
	inEditor(outgoing.message, checkOutgoing(outgoing, apiOf(version)));
