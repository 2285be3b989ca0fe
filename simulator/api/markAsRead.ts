import { Field, type Problem } from '../checks/field';
import { kaleyraId } from '../ids';
import { isObject, type Json } from '../model';
import type { Simulation } from '../simulation';

/** Whether a v2 messaging object is no message but a read receipt: those come to the same address. */
export const isReadReceipt = (object: unknown): object is Json => isObject(object) && object.status !== undefined;

/** Checks a read receipt; it may switch on the "typing…" of the chat. */
export function problemsOfReceipt(object: Json): Problem[] {
	const problems: Problem[] = [];
	const field = new Field(object, '', problems);
	field.object(['messaging_product', 'status', 'message_id', 'typing_indicator']);
	field.at('messaging_product').oneOf(['whatsapp']);
	field.at('status').oneOf(['read']);
	field.at('message_id').text();
	const typing = field.at('typing_indicator');
	if (typing.object(['type'], true)) typing.at('type').oneOf(['text']);
	return problems;
}

/** Gives the customer's message, and those before it in the chat, their blue ticks. Returns the receipt's own id. */
export function markAsRead(sim: Simulation, receipt: Json): string {
	const message = sim.store.find(String(receipt.message_id));
	if (message?.direction === 'in') {
		for (const one of sim.store.written()) {
			if (one.read || one.seq > message.seq || one.from !== message.from || one.to !== message.to) continue;
			one.read = true;
			sim.store.events.emit('change', one);
		}
		if (receipt.typing_indicator) sim.store.events.emit('typing', { from: message.to, to: message.from });
	}
	return kaleyraId();
}
