import { phone } from './convert';
import type { EventKind, InboundEvent } from './event';

/** Which events a trigger wants: the kinds that were chosen, and of them what the other lists allow. An empty list allows all. */
export interface Filter {
	events: EventKind[];
	statuses: string[];
	/** Ids of rows and buttons, exact or as a beginning with `*` at the end. */
	replyIds: string[];
	/** Customers' numbers, exact or as a beginning with `*` at the end. */
	fromNumbers: string[];
	/** Business numbers or WhatsApp's ids of them. */
	businessNumbers: string[];
	/** What happened before is too old, in milliseconds since 1970. An event without a time is never too old. */
	notBefore?: number;
}

/** Why the trigger ignores an event, as a sentence; nothing when it wants it. */
export function reasonToIgnore(event: InboundEvent, filter: Filter): string | undefined {
	if (!filter.events.includes(event.event)) {
		return `Events does not include ${event.event}.`;
	}
	if (event.event === 'messageStatus' && !passes(filter.statuses, (wanted) => wanted === event.status)) {
		return `Statuses does not include ${event.status}.`;
	}
	if (isTap(event) && !passes(filter.replyIds, (wanted) => fits(wanted, event.reply?.id))) {
		return `Reply IDs does not include ${event.reply?.id}.`;
	}
	if (hasSender(event) && !passes(filter.fromNumbers, (wanted) => fits(digits(wanted), event.from))) {
		return `From Numbers does not include ${event.from ?? 'an unknown sender'}.`;
	}
	if (!tellsNoNumber(event) && !passes(filter.businessNumbers, (wanted) => isNumberOf(event, wanted))) {
		return `Business Numbers does not include ${event.to ?? event.phoneNumberId ?? 'an unknown number'}.`;
	}
	if (filter.notBefore !== undefined && Date.parse(event.timestamp ?? '') < filter.notBefore) {
		return `Ignore Older Than leaves out ${event.timestamp}.`;
	}
	return undefined;
}

function passes<T>(wanted: T[], test: (one: T) => boolean): boolean {
	return wanted.length === 0 || wanted.some(test);
}

/** Only a tapped row or button has an id to choose by; texts and files pass that filter. */
function isTap(event: InboundEvent): boolean {
	return event.reply !== undefined;
}

/** News about the account concerns no customer, so it passes the filter for customers. */
function hasSender({ event }: InboundEvent): boolean {
	return event !== 'accountUpdate';
}

/** Kaleyra's own reports and some news come without the business number: nobody could ask for them by it. */
function tellsNoNumber({ event, to, phoneNumberId }: InboundEvent): boolean {
	const isReport = event === 'messageStatus' || event === 'accountUpdate';
	return isReport && to === undefined && phoneNumberId === undefined;
}

function fits(wanted: string, value: string | undefined): boolean {
	if (value === undefined) return false;
	return wanted.endsWith('*') ? value.startsWith(wanted.slice(0, -1)) : value === wanted;
}

/** `+1 555 01*` becomes `155501*`. */
function digits(wanted: string): string {
	return wanted.endsWith('*') ? `${phone(wanted.slice(0, -1)) ?? ''}*` : (phone(wanted) ?? wanted);
}

function isNumberOf(event: InboundEvent, wanted: string): boolean {
	return event.to === phone(wanted) || event.phoneNumberId === wanted;
}

/** The entries of a field in which a user lists several values, separated by commas or lines. */
export function listed(value: string): string[] {
	return value
		.split(/[,\n]/)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}
