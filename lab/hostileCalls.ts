/**
 * Calls that cost much more than their bytes where a reader is careless: many messages × many keys beside
 * them × long texts. Each maker gives a body of about the given size, as JSON.
 */
export interface HostileCall {
	name: string;
	body: (bytes: number) => string;
}

type Put = (value: object, more: object) => object;

const envelopes: Record<string, Put> = {
	meta: (value, more) => ({ object: 'whatsapp_business_account', ...more, entry: [{ id: '1', ...more, changes: [{ field: 'messages', ...more, value: { ...more, ...value } }] }] }),
	kaleyra: (value, more) => ({ ...more, meta_object: { field: 'messages', ...more, value: { ...more, ...value } }, extra_info: more }),
	bare: (value, more) => ({ ...more, ...value }),
};

const list = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: Math.max(1, Math.floor(count)) }, (_, index) => make(index));
const keys = (count: number) => Object.fromEntries(list(count, (index) => [`k${index}`, index]));
const message = (index: number, more: object = {}) => ({ from: '15550100123', id: `wamid.${index}`, type: 'text', text: { body: 'Hi' }, ...more });
const status = (index: number, more: object = {}) => ({ id: `wamid.${index}`, status: 'sent', recipient_id: '15550100123', ...more });
const words = (length: number) => 'x'.repeat(Math.max(1, Math.floor(length)));

/** Of the body, so many bytes go into the part that has this many bytes a piece. */
const pieces = (bytes: number, each: number) => bytes / each;

function inEnvelope(put: Put): Record<string, (bytes: number) => object> {
	return {
		'messages × keys beside them': (bytes) => put({ messages: list(pieces(bytes / 2, 80), message) }, keys(pieces(bytes / 2, 64))),
		'reports × keys beside them': (bytes) => put({ statuses: list(pieces(bytes / 2, 70), status) }, keys(pieces(bytes / 2, 64))),
		'messages × long texts beside them': (bytes) => {
			const long = words(bytes / 12);
			return put(
				{ contacts: [{ wa_id: '15550100123', profile: { name: long } }], metadata: { display_phone_number: long, phone_number_id: long }, messages: list(pieces(bytes / 8, 80), message) },
				{ ref: long, waba_id: long, id: long, object: long },
			);
		},
		'more messages than are read': (bytes) => put({ messages: list(pieces(bytes, 9), () => ({ id: 1 })) }, {}),
		'messages × parts without a known form': (bytes) => put({ messages: list(100, (index) => message(index, { type: 'new', new: { list: list(pieces(bytes / 100, 3), () => ({})) } })) }, {}),
		'messages × products': (bytes) => put({ messages: list(100, (index) => message(index, { type: 'order', order: { product_items: list(pieces(bytes / 100, 3), () => ({})) } })) }, {}),
		'messages × cards': (bytes) => put({ messages: list(100, (index) => message(index, { type: 'contacts', contacts: list(pieces(bytes / 100, 3), () => ({})) })) }, {}),
		'reports × reasons': (bytes) => put({ statuses: list(pieces(bytes, 1_700), (index) => status(index, { status: 'failed', errors: list(100, () => ({ code: 131047 })) })) }, {}),
		'messages × contacts': (bytes) => put({ contacts: list(pieces(bytes / 2, 40), (index) => ({ wa_id: String(index), profile: { name: 'Ada' } })), messages: list(pieces(bytes / 2, 80), message) }, {}),
		'one long text': (bytes) => put({ messages: [message(1, { text: { body: words(bytes) } })] }, {}),
		'one long number': (bytes) => put({ messages: [message(1, { from: '1 '.repeat(bytes / 2) })] }, {}),
		'one long state': (bytes) => put({ statuses: [status(1, { status: '- '.repeat(bytes / 2) })] }, {}),
		'one form with many fields': (bytes) => put({ messages: [message(1, { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: JSON.stringify(keys(pieces(bytes, 16))) } } })] }, {}),
		'things that are no messages': (bytes) => put({ messages: list(pieces(bytes / 2, 2), () => 1), statuses: list(pieces(bytes / 2, 3), () => ({})) }, {}),
	};
}

function* allCalls(): Generator<HostileCall> {
	for (const [shape, put] of Object.entries(envelopes)) {
		for (const [name, make] of Object.entries(inEnvelope(put))) {
			yield { name: `${shape}: ${name}`, body: (bytes) => JSON.stringify(make(bytes)) };
		}
	}
	const flat = { from: '15550100123', wanumber: '15550100999' };
	const one = (name: string, make: (bytes: number) => object): HostileCall => ({ name, body: (bytes) => JSON.stringify(make(bytes)) });
	yield one('meta: changes × keys beside them', (bytes) => ({ ...keys(bytes / 64), entry: [{ ...keys(bytes / 64), changes: list(bytes / 2 / 100, (index) => ({ value: { messages: [message(index)] } })) }] }));
	yield one('meta: entries that tell nothing', (bytes) => ({ entry: list(bytes / 40, () => ({ changes: [{ value: { messages: [] } }] })) }));
	yield one('meta: news', (bytes) => ({ entry: [{ changes: list(bytes / 100, (index) => ({ field: 'account_alerts', value: { time: 1, list: list(20, () => index % 10) } })) }] }));
	yield one('callbackProfile: keys', (bytes) => ({ ...flat, type: 'text', body: 'Hi', ...keys(bytes / 16) }));
	yield one("callbackProfile: keys in WhatsApp's message", (bytes) => ({ ...flat, message: { type: 'text', text: { body: 'Hi' }, ...keys(bytes / 16) } }));
	yield one('callbackProfile: a long choice', (bytes) => ({ ...flat, type: 'interactive', custom_response: words(bytes) }));
	yield one('v3Inbound: keys', (bytes) => ({ user: '1', origin: '2', text: 'Hi', extraInfo: keys(bytes / 16) }));
	yield one('notice: keys', (bytes) => ({ status: 'not sent', message_id: '1', extra_info: keys(bytes / 16) }));
	yield { name: 'none: nested', body: (bytes) => '{"a":['.repeat(bytes / 8) + '1' + ']}'.repeat(bytes / 8) };
	yield one('none: keys', (bytes) => keys(bytes / 16));
}

export const hostileCalls: readonly HostileCall[] = [...allCalls()];

/** The call of review H2 that ended n8n: 341 KB when `messages` is 2,000 and `others` 14,700. */
export const manyMessagesManyKeys = (messages: number, others: number): string =>
	JSON.stringify({ ...keys(others), messages: list(messages, message) });
