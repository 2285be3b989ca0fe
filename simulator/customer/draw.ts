import type { Bubble } from '../messages/kind';
import { mediaPart } from '../messages/parts';
import { isObject, type CustomerMessage, type Json } from '../model';
import { sampleProduct } from '../samples/products';

type Draw = (part: Json, message: CustomerMessage) => Bubble;

const file: Draw = (part, message) => ({
	media: { ...mediaPart(message.content.type, part), url: message.mediaUrl, ...(part.filename ? { fileName: String(part.filename) } : {}) },
	...(part.caption ? { text: String(part.caption) } : {}),
});

const tapped: Draw = (part) => {
	const reply = part[String(part.type)] as Json;
	if (part.type !== 'nfm_reply') return { text: String(reply.title), footer: textOr(reply.description) };
	return { headerText: 'Form sent', facts: facts(reply.response_json) };
};

/** How each type of message a customer sends looks in the chat. */
const drawings: Record<string, Draw> = {
	text: ({ body }) => ({ text: String(body) }),
	button: ({ text }) => ({ text: String(text) }),
	interactive: tapped,
	image: file,
	video: file,
	audio: file,
	document: file,
	sticker: file,
	location: (location) => ({ location }),
	contacts: (_part, { content }) => ({ contacts: content.contacts as Json[] }),
	reaction: ({ message_id, emoji }) => ({ reactionTo: String(message_id), text: String(emoji) }),
	order: ({ product_items }) => ({
		headerText: 'Order',
		products: (product_items as Array<{ product_retailer_id: string; quantity: number }>).map((item) => ({
			...sampleProduct(item.product_retailer_id),
			quantity: item.quantity,
		})),
	}),
};

/** What the phone draws for a message of its owner. One of an unknown type is shown as JSON. */
export function drawCustomerMessage(message: CustomerMessage): Bubble {
	const { content } = message;
	try {
		const draw = Object.hasOwn(drawings, content.type) ? drawings[content.type] : undefined;
		if (draw) return draw(content[content.type] as Json, message);
	} catch {
		// A test may have sent any JSON as a message; it is shown as it is.
	}
	return { text: `\`\`\`${JSON.stringify(content)}\`\`\`` };
}

const textOr = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The answers of a form as pairs; the token is the machine's business. */
function facts(json: unknown): Array<[string, string]> {
	const answers = JSON.parse(String(json)) as Json;
	const values = isObject(answers.values) ? answers.values : answers;
	return Object.entries(values)
		.filter(([name]) => name !== 'flow_token')
		.map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
}
