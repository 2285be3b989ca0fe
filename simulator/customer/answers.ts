import { createHash } from 'node:crypto';
import type { Action, Bubble } from '../messages/kind';
import type { ListSection } from '../messages/list';
import type { MediaShelf } from '../media';
import { isObject, type Json, type MetaContent, type ReceivedMessage } from '../model';

/** An action that is not possible, for example a tap on a row that the message does not have. */
export class ImpossibleAction extends Error {}

/** A file a customer sends. */
export interface SentMedia {
	/** image, audio, video, document or sticker. */
	type: string;
	/** Base64. */
	data?: string;
	/** Told as the file's address instead of the simulator's own. */
	url?: string;
	mimeType?: string;
	fileName?: string;
	caption?: string;
	voice?: boolean;
	animated?: boolean;
}

/** What an answer may look at: the message that is answered, as it is drawn, and the shelf for files. */
export interface AnswerContext {
	original?: ReceivedMessage;
	/** Everything that can be tapped in the original. */
	offers: Action[];
	media: MediaShelf;
}

interface Answer {
	/** The type of action that is tapped; the newest message that offers it is answered by default. */
	taps?: string;
	/** The message WhatsApp tells the business. */
	make(value: unknown, context: AnswerContext): MetaContent;
}

/** What a customer can do, by the key of the request. */
export const answers: Record<string, Answer> = {
	row: {
		taps: 'list',
		make(id, { offers }) {
			const sections = offers.flatMap((offer) => (offer.type === 'list' ? (offer.sections as ListSection[]) : []));
			const row = sections.flatMap((section) => section.rows).find((candidate) => candidate.id === id);
			if (!row) throw new ImpossibleAction(`The list has no row with the id ${JSON.stringify(id)}`);
			const { title, description } = row;
			return interactive('list_reply', { id, title, ...(description === undefined ? {} : { description }) });
		},
	},

	button: {
		taps: 'reply',
		make(id, { offers }) {
			const { title } = offered(offers, 'reply', (offer) => offer.id === id, `button with the id ${JSON.stringify(id)}`);
			return interactive('button_reply', { id, title });
		},
	},

	/** A template's button, by its payload or its text. */
	quickReply: {
		taps: 'quickReply',
		make(value, { offers }) {
			const fits = (offer: Action) => offer.payload === value || offer.title === value;
			const { payload, title } = offered(offers, 'quickReply', fits, `quick reply ${JSON.stringify(value)}`);
			return { type: 'button', button: { payload, text: title } };
		},
	},

	flow: {
		taps: 'flow',
		make(values, { offers }) {
			const { token = 'unused' } = offered(offers, 'flow', () => true, 'flow');
			return nfmReply('flow', 'Sent', { ...(values as Json), flow_token: token });
		},
	},

	address: {
		taps: 'address',
		make(values, { offers }) {
			offered(offers, 'address', () => true, 'question for an address');
			return nfmReply('address_message', Object.values(values as Json).join('\n'), { values });
		},
	},

	/** Chosen products: `[{ id, quantity }]`. */
	order: {
		taps: 'order',
		make(items, { offers }) {
			const { catalog } = offered(offers, 'order', () => true, 'products');
			const product_items = (items as Array<{ id: string; quantity?: number; price?: number; currency?: string }>).map(
				({ id, quantity = 1, price = 10, currency = 'EUR' }) => ({
					product_retailer_id: id,
					quantity,
					item_price: price,
					currency,
				}),
			);
			return { type: 'order', order: { catalog_id: catalog, text: '', product_items } };
		},
	},

	text: { make: (body) => ({ type: 'text', text: { body } }) },
	location: { make: (location) => ({ type: 'location', location }) },
	contacts: { make: (contacts) => ({ type: 'contacts', contacts }) },

	/** An emoji on the message that `messageId` names; empty takes it away. */
	reaction: {
		make(emoji, { original }) {
			if (!original) throw new ImpossibleAction('A reaction needs the messageId it belongs to');
			return { type: 'reaction', reaction: { message_id: original.wamid, emoji } };
		},
	},

	media: {
		make(value, { media }) {
			const { type, data, mimeType, fileName, caption, voice, animated } = value as SentMedia;
			if (!isObject(value) || !type) throw new ImpossibleAction('A file needs a type: image, audio, video, document or sticker');
			const bytes = Buffer.from(data ?? '', 'base64');
			const file = media.add(bytes, mimeType ?? 'application/octet-stream', fileName ?? type);
			const details = { caption, voice, animated, ...(type === 'document' ? { filename: file.fileName } : {}) };
			return {
				type,
				[type]: {
					...details,
					mime_type: file.mimeType,
					sha256: createHash('sha256').update(bytes).digest('base64'),
					id: file.id,
				},
			};
		},
	},

	/** Any message, as Meta's webhooks write it. */
	message: { make: (content) => content as MetaContent },
};

const interactive = (type: string, reply: Json): MetaContent => ({ type: 'interactive', interactive: { type, [type]: reply } });

const nfmReply = (name: string, body: string, response: Json): MetaContent =>
	interactive('nfm_reply', { name, body, response_json: JSON.stringify(response) });

/** The first offer that fits; without one the action is impossible. */
function offered(offers: Action[], type: string, fits: (offer: Action) => boolean, what: string): Action {
	const found = offers.find((offer) => offer.type === type && fits(offer));
	if (!found) throw new ImpossibleAction(`The message has no ${what}`);
	return found;
}

/** Everything that can be tapped in a bubble and its cards. */
export const offersOf = (bubble: Bubble | undefined): Action[] => [
	...(bubble?.actions ?? []),
	...(bubble?.cards ?? []).flatMap(offersOf),
];
