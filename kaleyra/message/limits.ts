import { kaleyra, meta, v3, type Source } from '../sources';
import type { ApiVersion } from './apiRules';

/** A bound that WhatsApp or Kaleyra sets, and where it is written. Texts are counted in Unicode code points. */
export interface Limit {
	max: number;
	/** None for a bound of this package's own. */
	sources: readonly Source[];
	/** Why this package sets a bound that no page names. */
	reason?: string;
	/** A version of the API that documents another bound. */
	byVersion?: Partial<Record<ApiVersion, number>>;
}

/** Bounds by group, as `limits` has them. */
export type Bounds = Record<string, Limit | Record<string, Limit>>;

/** The bound for one version of the API. */
export const maxFor = (limit: Limit, version: ApiVersion): number =>
	limit.byVersion?.[version] ?? limit.max;

const MB = 1024 ** 2;

/** Every bound the product knows, in one place. */
export const limits = {
	header: { text: { max: 60, sources: [meta.list, v3] } },
	footer: { max: 60, sources: [meta.list, kaleyra.v2Buttons, kaleyra.v1List, v3] },
	/** Of every interactive message that names no other. */
	interactive: { body: { max: 1024, sources: [meta.interactive] } },
	text: { max: 4096, sources: [meta.text] },
	caption: { max: 1024, sources: [meta.imageMessages] },
	contacts: { max: 257, sources: [meta.contacts] },
	reference: { max: 255, sources: [kaleyra.v2List] },
	/** In bytes. */
	mediaBytes: {
		image: { max: 5 * MB, sources: [meta.media] },
		audio: { max: 16 * MB, sources: [meta.media] },
		video: { max: 16 * MB, sources: [meta.media] },
		document: { max: 100 * MB, sources: [meta.media] },
		/** Of animated stickers; still ones may have 100 KB, which only their content tells. */
		sticker: { max: 500 * 1024, sources: [meta.media] },
	},
	list: {
		body: {
			max: 4096,
			byVersion: { v1: 1024, v3: 1024 },
			sources: [meta.list, kaleyra.v1List, v3],
		},
		buttonText: { max: 20, sources: [meta.list, kaleyra.v1List, v3] },
		sections: { max: 10, sources: [meta.list, kaleyra.v1List, v3] },
		sectionTitle: { max: 24, sources: [meta.list, v3] },
		/** Of all sections together: Meta counts so, though Kaleyra's pages say ten in each section. */
		rows: { max: 10, sources: [meta.list] },
		rowId: { max: 200, sources: [meta.list, v3] },
		rowTitle: { max: 24, sources: [meta.list, v3] },
		rowDescription: { max: 72, sources: [meta.list, v3] },
	},
	buttons: {
		body: { max: 1024, sources: [kaleyra.v2Buttons, v3] },
		buttons: { max: 3, sources: [kaleyra.v2Buttons] },
		id: { max: 256, sources: [kaleyra.v2Buttons] },
		title: { max: 20, sources: [kaleyra.v2Buttons] },
	},
	ctaUrl: { buttonText: { max: 20, sources: [meta.cta] } },
	productList: {
		sections: { max: 10, sources: [meta.products] },
		/** Of all sections together. */
		products: { max: 30, sources: [meta.products] },
		sectionTitle: { max: 24, sources: [meta.products] },
	},
	flow: {
		body: { max: 1024, sources: [meta.flows] },
		cta: { max: 20, sources: [meta.flows] },
		token: { max: 200, sources: [], reason: 'keeps room for what Send and Wait for Reply adds' },
	},
	template: {
		name: { max: 512, sources: [kaleyra.v2CreateTemplate] },
		/** With its variables filled in, beside a header, a footer or buttons. */
		body: { max: 1024, sources: [meta.templates] },
		bodyAlone: { max: 32_768, sources: [meta.templates] },
		/** An offer code, or a one-time password. */
		code: { max: 15, sources: [meta.templates] },
	},
} satisfies Bounds;
