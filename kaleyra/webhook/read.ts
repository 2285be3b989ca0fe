/** A webhook call of any known shape, turned into events. */
import { countValues, isObject } from '../json';
import { callbackProfile } from './callbackProfile';
import { bareValue, kaleyraEnvelope, metaEnvelope } from './envelopes';
import { notice, numberQuality, templateStatus, v1Status, v3Inbound, v3Status } from './flat';
import { maxEvents, maxMessages, type Finding, type Received, type Shape, type Skipped } from './shape';

/**
 * Values (texts, numbers, lists, objects) in the events of one call, so that n8n can store them without
 * standing still. 10,000 reports of the usual size have about as many.
 */
export const maxValues = 150_000;

/** In this order, the most particular structure first. */
const shapes: readonly Shape[] = [
	metaEnvelope,
	kaleyraEnvelope,
	bareValue,
	v3Inbound,
	v3Status,
	templateStatus,
	numberQuality,
	notice,
	v1Status,
	callbackProfile,
];

/** What was read of one call. */
export interface Reading {
	/** The name of the shape; absent when the payload is none of the known ones. */
	shape?: string;
	/** The events in the payload's order. */
	received: Received[];
	/** How many more the call holds, beyond the limits of one call. */
	leftOut: number;
}

/** A reading under way: whoever takes all findings, one after the other, has the whole of it. */
export interface Reader {
	reading: Reading;
	/** What the call holds, found as it is asked for, so that one can pause between any two. */
	findings: Iterable<Finding | Skipped>;
	take(finding: Finding | Skipped): void;
}

/** Takes whatever came in: anything that is not a known payload has no shape and no events. Never throws. */
export function readerOf(payload: unknown): Reader {
	const reading: Reading = { received: [], leftOut: 0 };
	const shape = isObject(payload) ? shapes.find((candidate) => candidate.matches(payload)) : undefined;
	if (shape === undefined || !isObject(payload)) return { reading, findings: [], take: () => {} };
	reading.shape = shape.name;
	const { received } = reading;
	const isOnly = () => received.length + reading.leftOut === 1;
	let messages = 0;
	let values = 0;
	return {
		reading,
		findings: shape.read(payload),
		take(finding) {
			if ('skipped' in finding) {
				reading.leftOut += finding.skipped;
				return;
			}
			const { isMessage, event: read, raw } = finding;
			if (received.length >= maxEvents || values >= maxValues || (isMessage && messages >= maxMessages)) {
				reading.leftOut++;
				return;
			}
			const event = read();
			received.push({ event, raw: () => (isOnly() ? payload : raw()) });
			values += countValues(event);
			if (isMessage) messages++;
		},
	};
}

/** Reads a call in one go. */
export function readPayload(payload: unknown): Reading {
	const { reading, findings, take } = readerOf(payload);
	for (const finding of findings) take(finding);
	return reading;
}
