import type { FastifyInstance } from 'fastify';
import { profileName } from '../customer/act';
import { kindOf } from '../messages';
import { digits, type ChatMessage, type ReceivedMessage } from '../model';
import type { Simulation } from '../simulation';

/** What the phone page reads: the chats, their messages as they are drawn, and news as they come. */
export function chatRoutes(app: FastifyInstance, sim: Simulation): void {
	app.get('/chats', () => {
		const chats = new Map<string, { customer: string; name: string; business: string; last: string; count: number }>();
		for (const message of sim.store.all()) {
			const [customer, business] = message.direction === 'out' ? [message.to, message.from] : [message.from, message.to];
			const count = (chats.get(customer)?.count ?? 0) + 1;
			chats.set(customer, { customer, name: profileName(customer), business, last: message.at, count });
		}
		return [...chats.values()].sort((a, b) => b.last.localeCompare(a.last));
	});

	app.get('/chats/:customer', ({ params }) => {
		const customer = digits((params as { customer: string }).customer);
		return sim.store
			.all()
			.filter((message) => (message.direction === 'out' ? message.to : message.from) === customer)
			.map((message) => drawn(sim, message));
	});

	/** Server-sent events; each names the customer and, for a message, carries it as it is drawn. */
	app.get('/events', (request, reply) => {
		reply.hijack();
		reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
		reply.raw.write(': the phone is connected\n\n');
		const tell = (data: unknown) => reply.raw.write(`data: ${JSON.stringify(data)}\n\n`);
		const message = (one: ChatMessage) => tell({ type: 'message', message: drawn(sim, one) });
		const typing = (who: { to: string; from: string }) => tell({ type: 'typing', ...who });
		const reset = () => tell({ type: 'reset' });
		const { events } = sim.store;
		events.on('message', message).on('change', message).on('typing', typing).on('reset', reset);
		request.raw.once('close', () => {
			events.off('message', message).off('change', message).off('typing', typing).off('reset', reset);
		});
	});
}

/** A message with what the page draws instead of the raw request. */
function drawn(sim: Simulation, message: ChatMessage) {
	if (message.direction === 'in') {
		const { original, ...shown } = message;
		return { ...shown, ...quote(original) };
	}
	const { direction, seq, messageId, wamid, at, from, to, kind, status, reaction, content } = message;
	const shown = { direction, seq, messageId, wamid, at, from, to, kind, status, reaction };
	return { ...shown, bubble: kindOf(content)?.render(content), ...quote(sim.store.find(message.replyTo)) };
}

/** The message above which a reply stands, in few words. */
function quote(original: ChatMessage | undefined) {
	if (!original) return {};
	const text = original.direction === 'out' ? outline(original) : original.content.type;
	return { quoted: { wamid: original.wamid, direction: original.direction, text } };
}

function outline(original: ReceivedMessage): string {
	const { text, headerText, media } = kindOf(original.content)?.render(original.content) ?? {};
	return text ?? headerText ?? media?.type ?? original.kind;
}
