import { compact, isObject, object, objects, type JsonObject } from '../json';
import { parsePhoneNumber } from '../phoneNumber';

/** A business number, as far as the account tells of it. */
export interface BusinessNumber {
	/** E.164 with plus. */
	phoneNumber: string;
	id?: string;
	verifiedName?: string;
	nameStatus?: string;
	/** For example `CONNECTED`. */
	status?: string;
	/** `GREEN`, `YELLOW`, `RED`, or `UNKNOWN` while there is none. */
	qualityRating?: string;
	/** How many customers a day the number may write to first, for example `TIER_10K`. */
	messagingLimit?: string;
	/** For example `STANDARD`, which is 80 messages a second. */
	throughput?: string;
	/** `AVAILABLE`, `LIMITED` or `BLOCKED`. */
	canSendMessage?: string;
	/** What stands in the way of sending, and what to do. */
	problems?: string[];
}

/**
 * Reads a record of the number list or of the number's details. The documents list what is told but not
 * under which names, so Meta's names are read, and those of v1's number settings.
 * `known` is the number asked for; without it and without a number in the record there is none.
 */
export function readBusinessNumber(record: JsonObject, known?: string): BusinessNumber | undefined {
	const text = (...names: string[]) => {
		const found = names.map((name) => record[name]).find((value) => value !== undefined && value !== null && value !== '');
		return found === undefined || typeof found === 'object' ? undefined : String(found as string | number);
	};
	const own = parsePhoneNumber(text('display_phone_number', 'phone_number', 'wa_number', 'number') ?? '');
	const phoneNumber = 'e164' in own ? own.e164 : known;
	if (phoneNumber === undefined) return undefined;

	const { throughput, quality_score: quality, health_status: health } = record;
	const entities = objects(object(health).entities);
	return compact({
		phoneNumber,
		id: text('id', 'phone_number_id'),
		verifiedName: text('verified_name', 'name'),
		nameStatus: text('name_status'),
		status: text('status'),
		qualityRating: text('quality_rating') ?? inner(quality, 'score'),
		messagingLimit: text('messaging_limit_tier', 'current_limit'),
		throughput: text('throughput') ?? inner(throughput, 'level'),
		canSendMessage: text('can_send_message') ?? inner(health, 'can_send_message'),
		problems: problemsOf(entities),
	});
}

const inner = (value: unknown, name: string) =>
	isObject(value) && typeof value[name] === 'string' ? value[name] : undefined;

function problemsOf(entities: JsonObject[]): string[] | undefined {
	const errors = entities.flatMap(({ errors: found }) => objects(found));
	const texts = errors.map((error) =>
		[error.error_description, error.possible_solution].filter((text) => typeof text === 'string').join(' '),
	);
	return texts.length > 0 ? [...new Set(texts)] : undefined;
}
