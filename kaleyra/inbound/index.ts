/** A webhook call of any known shape, turned into events. */
import { countValues, isObject } from '../json';
import { maxEvents, maxMessages, maxValues } from './limits';
import type { Received, Shape } from './received';
import { numberQuality, templateStatus } from './shapes/accountNotice';
import { bareValue } from './shapes/bareValue';
import { callbackProfile } from './shapes/callbackProfile';
import { kaleyraEnvelope } from './shapes/kaleyraEnvelope';
import { metaEnvelope } from './shapes/metaEnvelope';
import { notice } from './shapes/notice';
import { v1Status } from './shapes/v1Status';
import { v3Inbound } from './shapes/v3Inbound';
import { v3Status } from './shapes/v3Status';

/** In this order, the most particular structure first. */
export const shapes: readonly Shape[] = [
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

export interface Reading {
	/** The name of the shape; absent when the payload is none of the known ones. */
	shape?: string;
	/** The events in the payload's order. */
	received: Received[];
	/** How many more the call told, beyond the limits of one call. */
	leftOut: number;
}

/**
 * Takes whatever came in: anything that is not a known payload has no shape and no events. Never throws.
 * Pauses after each thing the call tells, so that the caller can let others have their turn.
 */
export function* readInSteps(payload: unknown): Generator<undefined, Reading> {
	const shape = isObject(payload) ? shapes.find((candidate) => candidate.matches(payload)) : undefined;
	const received: Received[] = [];
	if (shape === undefined || !isObject(payload)) return { received, leftOut: 0 };
	let leftOut = 0;
	let messages = 0;
	let values = 0;
	for (const finding of shape.read(payload)) {
		if ('beyond' in finding) {
			leftOut += finding.beyond;
			continue;
		}
		const { isMessage, event: read, raw } = finding;
		const isBeyond = received.length >= maxEvents || values >= maxValues || (isMessage && messages >= maxMessages);
		if (isBeyond) {
			leftOut++;
		} else {
			const event = read();
			received.push({ event, raw });
			values += countValues(event);
			if (isMessage) messages++;
		}
		yield undefined;
	}
	const [only] = received;
	if (only !== undefined && received.length + leftOut === 1) only.raw = () => payload;
	return { shape: shape.name, received, leftOut };
}

/** As `readInSteps`, in one go. */
export function readPayload(payload: unknown): Reading {
	const steps = readInSteps(payload);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}
