/** A webhook call of any known shape, turned into events. */
import { isObject } from '../json';
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

/** Meta batches up to 1,000 updates in one call; ten times that is read, the rest is left out. */
export const maxEvents = 10_000;

export interface Reading {
	/** The name of the shape; absent when the payload is none of the known ones. */
	shape?: string;
	/** The events in the payload's order. */
	received: Received[];
}

/** Takes whatever came in: anything that is not a known payload has no shape and no events. Never throws. */
export function readPayload(payload: unknown): Reading {
	const shape = isObject(payload) ? shapes.find((candidate) => candidate.matches(payload)) : undefined;
	if (shape === undefined || !isObject(payload)) return { received: [] };
	const received: Received[] = [];
	for (const one of shape.read(payload)) {
		if (received.length === maxEvents) break;
		received.push(one);
	}
	return { shape: shape.name, received };
}
