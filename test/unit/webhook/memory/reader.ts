/**
 * Runs in a process of its own with a small heap: reads the hostile calls one after the other as the trigger
 * does, and tells what came of each. Arguments: the bytes of a call, and the part of a name to run only some.
 */
import { readPayload } from '../../../../kaleyra/webhook/read';
import { duplicateKey } from '../../../../kaleyra/webhook/duplicates';
import { reasonToIgnore, type Filter } from '../../../../kaleyra/webhook/filter';
import { explanation, itemsOf } from '../../../../nodes/KaleyraTrigger/items';
import { hostileCalls } from '../../../../lab/hostileCalls';

/** What came of one call. */
export interface Told {
	name: string;
	bytes: number;
	events: number;
	leftOut: number;
	/** Characters of all items as JSON, with and without raw output. */
	simple: number;
	raw: number;
	/** Of the item for the person who listens for a test event. */
	explained: number;
	/** The longest that one step of our own held the process, in ms. For people: no test asserts it. */
	longest: number;
}

const filter: Filter = { events: ['listReply'], statuses: ['sent'], replyIds: ['a*'], fromNumbers: ['+1*'], businessNumbers: ['1'] };
const [, , bytes = '', part = ''] = process.argv;

for (const { name, body } of hostileCalls) {
	if (name.includes(part)) process.stdout.write(`${JSON.stringify(told(name, body(Number(bytes))))}\n`);
}

function told(name: string, body: string): Told {
	const payload: unknown = JSON.parse(body);
	const start = performance.now();
	const reading = readPayload(payload);
	const { received, leftOut } = reading;
	for (const { event } of received) {
		reasonToIgnore(event, filter);
		duplicateKey(event);
	}
	const simple = characters(itemsOf(received, false));
	const raw = characters(itemsOf(received, true));
	const explained = characters([explanation(payload, reading, filter)]);
	return { name, bytes: body.length, events: received.length, leftOut, simple, raw, explained, longest: Math.round(performance.now() - start) };
}

function characters(items: unknown[]): number {
	return items.reduce((sum: number, item) => sum + (JSON.stringify(item) ?? '').length, 0);
}
