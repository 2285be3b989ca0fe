import { buttons, type ButtonsMessage } from './buttons';
import { Checks } from './checks';
import { flow, type FlowMessage } from './flow';
import { limits } from './limits';
import { list, type ListMessage } from './list';
import type { ApiVersion, MessageType, Outgoing, Violation } from './types';

/** Every message the product can send. A new kind is one file beside this one and one line here. */
const messageTypes = [list, buttons, flow];

export type Message = ListMessage | ButtonsMessage | FlowMessage;

const byKind = new Map(messageTypes.map((type) => [type.kind, type as MessageType<never>]));

/** How a message of this kind is checked and written down. */
export function messageType(message: Message): MessageType<Message> {
	return byKind.get(message.kind) as MessageType<Message>;
}

/** Everything that would make the API or WhatsApp refuse this, all at once; empty when it may be sent. */
export function checkOutgoing(outgoing: Outgoing<Message>, version: ApiVersion): Violation[] {
	const checks = new Checks(version);
	const { ref, ref1, ref2 } = outgoing.reference ?? {};
	checks.text('Reference > Ref', ref, limits.reference);
	checks.text('Reference > Ref 1', ref1, limits.reference);
	checks.text('Reference > Ref 2', ref2, limits.reference);
	return [...messageType(outgoing.message).check(outgoing.message, version), ...checks.violations];
}
