import type { ApiVersion } from './apiRules';

/** A bound that WhatsApp or Kaleyra sets, and where it is written. Texts are counted in Unicode code points. */
export interface Limit {
	max: number;
	source: string;
	/** A version of the API that documents another bound. */
	byVersion?: Partial<Record<ApiVersion, number>>;
}

/** Bounds by group, as `limits` has them. */
export type Bounds = Record<string, Limit | Record<string, Limit>>;

/** The bound for one version of the API. */
export const maxFor = (limit: Limit, version: ApiVersion): number =>
	limit.byVersion?.[version] ?? limit.max;

const MB = 1024 ** 2;
const META_MEDIA = 'Meta, Supported media types';
const META_TEXT = 'Meta, Text messages';
const META_MEDIA_MESSAGES = 'Meta, Image, video and document messages';
const META_CONTACTS = 'Meta, Contacts messages';
const META_PRODUCTS = 'Meta, Multi-product messages';
const META_INTERACTIVE = 'Meta, Interactive messages';
const META_LIST = 'Meta, Interactive list messages';
const META_TEMPLATES = 'Meta, Message templates: components';
const META_FLOWS = 'Meta, Flows: sending a Flow';
const KALEYRA_V1_LIST = 'Kaleyra v1, List Message API';
const KALEYRA_V2_BUTTONS = 'Kaleyra v2, Send an Interactive Reply Button Message';
const KALEYRA_V2_REFERENCE = 'Kaleyra v2, extra_info table';
const KALEYRA_V2_TEMPLATES = 'Kaleyra v2, Create Template';
const V3 = 'v3, Interactive Message';

/** Every bound the product knows, in one place. */
export const limits = {
	header: { text: { max: 60, source: `${V3}; ${META_LIST}` } },
	footer: { max: 60, source: `${KALEYRA_V2_BUTTONS}; ${KALEYRA_V1_LIST}; ${V3}` },
	/** Of every interactive message that names no other. */
	interactive: { body: { max: 1024, source: META_INTERACTIVE } },
	text: { max: 4096, source: META_TEXT },
	caption: { max: 1024, source: META_MEDIA_MESSAGES },
	contacts: { max: 257, source: META_CONTACTS },
	reference: { max: 255, source: KALEYRA_V2_REFERENCE },
	/** In bytes. */
	mediaBytes: {
		image: { max: 5 * MB, source: META_MEDIA },
		audio: { max: 16 * MB, source: META_MEDIA },
		video: { max: 16 * MB, source: META_MEDIA },
		document: { max: 100 * MB, source: META_MEDIA },
		/** Of animated stickers; still ones may have 100 KB, which only their content tells. */
		sticker: { max: 500 * 1024, source: META_MEDIA },
	},
	list: {
		body: {
			max: 4096,
			byVersion: { v1: 1024, v3: 1024 },
			source: `${META_LIST}; ${KALEYRA_V1_LIST} and ${V3} for 1,024`,
		},
		buttonText: { max: 20, source: `${KALEYRA_V1_LIST}; ${V3}` },
		sections: { max: 10, source: `${KALEYRA_V1_LIST}; ${V3}` },
		sectionTitle: { max: 24, source: V3 },
		/** Of all sections together: Meta counts so, though Kaleyra's pages say ten in each section. */
		rows: { max: 10, source: META_LIST },
		rowId: { max: 200, source: V3 },
		rowTitle: { max: 24, source: V3 },
		rowDescription: { max: 72, source: V3 },
	},
	buttons: {
		body: { max: 1024, source: `${KALEYRA_V2_BUTTONS}; ${V3}` },
		buttons: { max: 3, source: KALEYRA_V2_BUTTONS },
		id: { max: 256, source: KALEYRA_V2_BUTTONS },
		title: { max: 20, source: KALEYRA_V2_BUTTONS },
	},
	ctaUrl: { buttonText: { max: 20, source: META_INTERACTIVE } },
	productList: {
		sections: { max: 10, source: META_PRODUCTS },
		/** Of all sections together. */
		products: { max: 30, source: META_PRODUCTS },
		sectionTitle: { max: 24, source: META_PRODUCTS },
	},
	flow: {
		body: { max: 1024, source: META_FLOWS },
		cta: { max: 20, source: META_FLOWS },
		token: { max: 200, source: 'ours: keeps room for what Send and Wait for Reply adds' },
	},
	template: {
		name: { max: 512, source: KALEYRA_V2_TEMPLATES },
		/** With its variables filled in, beside a header, a footer or buttons. */
		body: { max: 1024, source: META_TEMPLATES },
		bodyAlone: { max: 32_768, source: META_TEMPLATES },
		/** An offer code, or a one-time password. */
		code: { max: 15, source: META_TEMPLATES },
	},
} satisfies Bounds;
