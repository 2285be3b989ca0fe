import { digits, type ApiVersion, type BusinessNumber, type Incoming, type Status } from './model';

/** Everything that can be set when a simulator is started. Every part has a default. */
export interface SimulatorOptions {
	/** 0 asks the system for a free port. Default 0. */
	port?: number;
	/** The API also answers under this path, for example `/gateway/kaleyra`. */
	prefix?: string;
	sid?: string;
	/** Key of v1 and v2. */
	apiKey?: string;
	/** Bearer token of v3. */
	accessToken?: string;
	wabaId?: string;
	/** The account's business numbers. Default: one on each version of the API. */
	numbers?: Array<{ number: string; version?: ApiVersion; name?: string; incoming?: Partial<Incoming> }>;
	/** How many messages are kept for reading and for the phone; older ones are dropped. `false` keeps none. Default 5000. */
	keep?: number | false;
	/** Statuses reported by themselves after each accepted message. Default none. */
	statuses?: AutomaticStatuses;
	webhooks?: WebhookSettings;
	/** By which value messages that came twice are counted. Default `ref`. */
	duplicateKey?: 'ref' | 'body' | 'recipient';
}

export interface AutomaticStatuses {
	send: Status[];
	/** Pause before each. Default 50. */
	delayMs?: number;
}

export interface WebhookSettings {
	/** How often a call is repeated that was not answered with 2xx. Default 2. */
	retries?: number;
	/** Pause before the first repetition; doubles each time. Default 100. */
	backoffMs?: number;
	/** How many times each event is delivered, also when it was received well: real senders repeat themselves. Default 1. */
	copies?: number;
	/** A call that takes longer counts as failed. Default 10000. */
	timeoutMs?: number;
}

/** What a simulator started without options uses. The credentials are made up. */
export const DEFAULT_ACCOUNT = {
	sid: 'HXAP16XXXXXX97IN',
	apiKey: 'fake-api-key-for-tests',
	accessToken: 'fake-access-token-for-tests',
	wabaId: '100000000000001',
	numbers: [
		{ number: '+15550100001', version: 'v2', name: 'Green Leaf Store' },
		{ number: '+15550100002', version: 'v1', name: 'Green Leaf Service' },
		{ number: '+15550100003', version: 'v3', name: 'Green Leaf News' },
	],
} as const;

/** The shape in which a number of this version gets its webhooks unless told otherwise. */
const DEFAULT_SHAPE: Record<ApiVersion, string> = { v1: 'flatGet', v2: 'kaleyra', v3: 'v3' };

/** The simulated account. Its numbers' incoming URLs change while it runs. */
export class Account {
	readonly sid: string;
	readonly apiKey: string;
	readonly accessToken: string;
	readonly wabaId: string;
	readonly numbers: BusinessNumber[];

	constructor(options: SimulatorOptions) {
		this.sid = options.sid ?? DEFAULT_ACCOUNT.sid;
		this.apiKey = options.apiKey ?? DEFAULT_ACCOUNT.apiKey;
		this.accessToken = options.accessToken ?? DEFAULT_ACCOUNT.accessToken;
		this.wabaId = options.wabaId ?? DEFAULT_ACCOUNT.wabaId;
		const numbers: NonNullable<SimulatorOptions['numbers']> = options.numbers ?? [...DEFAULT_ACCOUNT.numbers];
		this.numbers = numbers.map(({ number, version = 'v2', name = 'Business', incoming }, i) => ({
			number: digits(number),
			version,
			name,
			phoneNumberId: `10654035224${String(2000 + i)}`,
			...(incoming?.url ? { incoming: { shape: DEFAULT_SHAPE[version], ...incoming, url: incoming.url } } : {}),
		}));
	}

	find(number: string): BusinessNumber | undefined {
		const wanted = digits(number);
		return this.numbers.find((candidate) => candidate.number === wanted);
	}

	/** Sets the incoming URL of one number, or of all; no URL takes it away. */
	setIncoming(incoming: Partial<Incoming>, number?: string): void {
		const targets = number === undefined ? this.numbers : this.numbers.filter((n) => n.number === digits(number));
		for (const target of targets) {
			if (!incoming.url) delete target.incoming;
			else target.incoming = { shape: DEFAULT_SHAPE[target.version], ...incoming, url: incoming.url };
		}
	}
}
