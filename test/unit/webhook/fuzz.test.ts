import fc from 'fast-check';
import { readPayload } from '../../../kaleyra/webhook/read';
import { duplicateKey } from '../../../kaleyra/webhook/duplicates';
import { reasonToIgnore, type Filter } from '../../../kaleyra/webhook/filter';
import { plain } from '../../../kaleyra/json';
import { payloadOf } from '../../../kaleyra/webhook/call';
import { webhookFixtures } from '../../../lab/webhookFixtures';

type Json = unknown;

const filter: Filter = { events: ['text', 'messageStatus', 'listReply'], statuses: ['sent'], replyIds: ['a*'], fromNumbers: ['+1*'], businessNumbers: ['1'] };
const prototypeKeys = Object.getOwnPropertyNames(Object.prototype).sort();
const samples = webhookFixtures.map(({ payload }) => JSON.stringify(payload));

const deep = (depth: number) => '{"a":['.repeat(depth) + '1' + ']}'.repeat(depth);
const hostileKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'type', 'messages', 'statuses', 'entry', 'meta_object', 'status', 'id', 'from'];

/** What a mutation may put in the place of any value, as JSON, so that no two payloads share a part. */
const replacement: fc.Arbitrary<string> = fc.oneof(
	fc.constantFrom<Json>(null, true, 0, -1, 1e308, '', 'text', '<body>', [], {}, [[]], [null], '{"a":1}', '{"__proto__":{"polluted":1}}', '\ud800', '9'.repeat(400)).map((value) => JSON.stringify(value)),
	fc.constantFrom(...hostileKeys).map((key) => `{"${key}":{"polluted":1,"prototype":{"polluted":1}}}`),
	fc.integer({ min: 1, max: 300 }).map(deep),
	fc.integer({ min: 1, max: 20_000 }).map((length) => JSON.stringify('x'.repeat(length))),
	fc.integer({ min: 1, max: 200 }).map((length) => JSON.stringify(Array.from({ length }, (_, id) => ({ id: `wamid.${id}`, status: 'sent', from: 1 })))),
	fc.json({ maxDepth: 3 }),
);

const fraction = fc.integer({ min: 0, max: 9_999 }).map((part) => part / 10_000);

interface Mutation {
	kind: 'replace' | 'remove' | 'rename' | 'double';
	/** Which of the values in the payload, as a fraction of their number. */
	at: number;
	json: string;
	key: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
	kind: fc.constantFrom('replace', 'remove', 'rename', 'double'),
	at: fraction,
	json: replacement,
	key: fc.constantFrom(...hostileKeys),
});

/** Own property even for `__proto__`, as JSON.parse makes it. */
const define = (target: object, key: string, value: Json) =>
	Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });

function places(value: Json, found: Array<[object, string]> = [], depth = 0): Array<[object, string]> {
	if (typeof value !== 'object' || value === null || depth > 12) return found;
	for (const key of Object.keys(value)) {
		found.push([value, key]);
		places((value as Record<string, Json>)[key], found, depth + 1);
	}
	return found;
}

function mutate(payload: Json, mutations: Mutation[]): Json {
	for (const { kind, at, json, key } of mutations) {
		const value: Json = JSON.parse(json);
		const all = places(payload);
		const [parent, name] = all[Math.floor(at * all.length)] ?? [];
		if (!parent || name === undefined) return value;
		if (kind === 'replace') define(parent, name, value);
		else if (kind === 'remove') Reflect.deleteProperty(parent, name);
		// JSON knows no lists with named keys.
		else if (kind === 'rename' && !Array.isArray(parent)) define(parent, key, (parent as Record<string, Json>)[name]);
		else if (Array.isArray(parent)) parent.push(...parent.slice(0, 50));
	}
	return payload;
}

/** A payload that was once right: a fixture with up to five mutations, now and then cut off as text. */
const mutated = fc
	.record({
		sample: fc.constantFrom(...samples),
		mutations: fc.array(mutation, { minLength: 1, maxLength: 5 }),
		cut: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fraction }),
	})
	.map(({ sample, mutations, cut }): Json => {
		if (cut !== null) return payloadOf({ method: 'POST', headers: {}, query: {}, body: sample.slice(0, Math.floor(cut * sample.length)) });
		return mutate(JSON.parse(sample), mutations);
	});

/** All the pure steps of the trigger, one after the other. */
function receive(payload: Json): number {
	const { received } = readPayload(payload);
	for (const { event, raw } of received) {
		reasonToIgnore(event, filter);
		duplicateKey(event);
		expectPlain(JSON.stringify(event));
		expectPlain(JSON.stringify(plain(raw())));
	}
	return received.length;
}

function expectPlain(json: string) {
	if (json.includes('"__proto__":')) throw new Error(`A prototype key got through: ${json.slice(0, 500)}`);
}

it('100,000 mutated payloads: nothing throws, nothing reaches a prototype', () => {
	let events = 0;
	fc.assert(
		fc.property(mutated, (payload) => {
			events += receive(payload);
		}),
		{ numRuns: 100_000, endOnFailure: true },
	);
	expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(prototypeKeys);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	// The mutations must leave enough to read, or this test would prove nothing.
	expect(events).toBeGreaterThan(50_000);
});
