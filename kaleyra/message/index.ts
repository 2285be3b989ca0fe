import { addressRequest } from './addressRequest';
import type { ApiRules } from './apiRules';
import { buttons } from './buttons';
import { catalog } from './catalog';
import { Checks } from './checks';
import { checkSendOptions } from './sendOptions';
import { contacts } from './contacts';
import { ctaUrl } from './ctaUrl';
import { flow } from './flow';
import { list } from './list';
import { location } from './location';
import { locationRequest } from './locationRequest';
import { media } from './media';
import { product } from './product';
import { productList } from './productList';
import { reaction } from './reaction';
import { sticker } from './sticker';
import { template } from './template';
import { text } from './text';
import type { MessageType, Outgoing, Violation } from './types';
import { onlyIn } from './versions';

/** Every message the product can send. A new kind is one file beside this one and one line here. */
const messageTypes = [
	list,
	buttons,
	flow,
	ctaUrl,
	locationRequest,
	addressRequest,
	product,
	productList,
	catalog,
	text,
	media,
	sticker,
	location,
	contacts,
	reaction,
	template,
];

type MessageOf<T> = T extends MessageType<infer M> ? M : never;

export type Message = MessageOf<(typeof messageTypes)[number]>;

const byKind = new Map(messageTypes.map((type) => [type.kind, type as MessageType<never>]));

/** How a message of this kind is checked and written down. */
export function messageType(message: Message): MessageType<Message> {
	return byKind.get(message.kind) as MessageType<Message>;
}

/** Everything that would make the API or WhatsApp refuse this, all at once; empty when it may be sent. */
export function checkOutgoing(outgoing: Outgoing<Message>, api: ApiRules): Violation[] {
	const type = messageType(outgoing.message);
	const notInVersion = onlyIn(type.versions, api.version, `${type.label} messages`);
	if (notInVersion.length > 0) return notInVersion;
	const checks = new Checks(api);
	checkSendOptions(checks, outgoing);
	return [...type.check(outgoing.message, api), ...checks.violations];
}
