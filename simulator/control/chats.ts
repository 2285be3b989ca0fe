import type { FastifyInstance } from 'fastify';
import { profileName } from '../customer/act';
import { drawCustomerMessage } from '../customer/draw';
import { kindOf } from '../messages';
import type { Bubble } from '../messages/kind';
import { digits, type ChatMessage } from '../model';
import type { Simulation } from '../simulation';
import { watch } from '../store';

/** What the phone page reads: the phones, a phone's messages as they are drawn, and news as they come. */
export function chatRoutes(app: FastifyInstance, sim: Simulation): void {
	app.get('/phones', () => {
		const phones = new Map<string, { customer: string; name: string; business: string; last: number }>();
		for (const message of sim.store.all()) {
			const { customer, business } = partners(message);
			phones.set(customer, { customer, name: nameOf(message), business, last: message.seq });
		}
		return [...phones.values()].sort((a, b) => b.last - a.last);
	});

	app.get('/phones/:customer/messages', ({ params }) => {
		const customer = digits((params as { customer: string }).customer);
		const messages = sim.store.all().filter((message) => partners(message).customer === customer);
		return { name: profileName(customer), messages: messages.map((message) => drawn(sim, message)) };
	});

	/** Server-sent events. A message is carried as it is drawn. */
	app.get('/events', (request, reply) => {
		reply.hijack();
		reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
		reply.raw.write(': the phone is connected\n\n');
		const tell = (data: unknown) => reply.raw.write(`data: ${JSON.stringify(data)}\n\n`);
		const message = (one: ChatMessage) => tell({ type: 'message', message: drawn(sim, one) });
		const stop = watch(sim.store.events, {
			message,
			change: message,
			typing: ({ to, from }) => tell({ type: 'typing', customer: to, business: from }),
			delivery: (delivery) => tell({ type: 'delivery', delivery }),
			account: () => tell({ type: 'account' }),
			reset: () => tell({ type: 'reset' }),
		});
		request.raw.once('close', stop);
	});
}

const partners = (message: ChatMessage) =>
	message.direction === 'out'
		? { customer: message.to, business: message.from }
		: { customer: message.from, business: message.to };

const nameOf = (message: ChatMessage): string => (message.direction === 'in' ? message.profileName : profileName(message.to));

const bubbleOf = (message: ChatMessage): Bubble | undefined =>
	message.direction === 'in' ? drawCustomerMessage(message) : kindOf(message.content)?.render(message.content);

/** A message with what the page draws instead of the raw content. */
function drawn(sim: Simulation, message: ChatMessage) {
	const { direction, seq, wamid, at, reaction } = message;
	const answered = message.direction === 'in' ? message.original : sim.store.find(message.replyTo);
	const shared = { direction, seq, wamid, at, reaction, ...partners(message), bubble: bubbleOf(message), quoted: quote(answered) };
	if (message.direction === 'in') return { ...shared, kind: message.content.type, told: message.told, read: message.read };
	return { ...shared, kind: message.kind, messageId: message.messageId, status: message.status };
}

/** The message above which a reply stands, in few words. */
function quote(message: ChatMessage | undefined) {
	if (!message) return undefined;
	const { text, headerText, media } = bubbleOf(message) ?? {};
	return { direction: message.direction, text: text ?? headerText ?? media?.type ?? 'Message' };
}
