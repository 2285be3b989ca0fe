import { buttons, type ButtonsMessage } from './buttons';
import { Checks } from './checks';
import { checkCompanions } from './companions';
import { flow, type FlowMessage } from './flow';
import { list, type ListMessage } from './list';
import type { ApiVersion, MessageType, Outgoing, Violation } from './types';
import { codeOf, codesOf, versionsOf } from './versions';

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
	const type = messageType(outgoing.message);
	const versions = versionsOf(type);
	const checks = new Checks(version);
	if (!versions.includes(version)) {
		checks.add(
			'API Version',
			`${codeOf(version)} of the credential has no ${type.label} messages`,
			`Choose a credential for ${codesOf(versions)}`,
		);
		return checks.violations;
	}
	checkCompanions(checks, outgoing);
	return [...type.check(outgoing.message, version), ...checks.violations];
}
