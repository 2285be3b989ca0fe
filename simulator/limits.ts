import type { ApiVersion } from './model';

const MB = 1024 * 1024;

/**
 * What WhatsApp accepts, written down a second time on purpose: the simulator must be able to catch
 * the node being wrong, so it shares no number with it. Lengths are in Unicode code points.
 *
 * Sources: Meta's Cloud API reference for each message type; for v1 and v3 the pages of those APIs
 * ("Send Interactive List Messages", "List Message API", "Interactive Message").
 */
export const LIMITS = {
	/** Every interactive message. */
	headerText: 60,
	footer: 60,
	body: 1024,
	/** Meta allows a longer body for lists; the pages of v1 and v3 do not. */
	listBody: 4096,
	listBodyOn: { v1: 1024, v3: 1024 } as Partial<Record<ApiVersion, number>>,

	list: { button: 20, sections: 10, rows: 10, sectionTitle: 24, rowId: 200, rowTitle: 24, rowDescription: 72 },
	buttons: { count: 3, id: 256, title: 20 },
	/** Meta's pages name 20 and, in older versions, 30. */
	flow: { cta: 30, version: '3' },
	ctaUrl: { text: 20 },
	productList: { sections: 10, products: 30, sectionTitle: 24 },

	text: 4096,
	caption: 1024,
	/** Bytes by the family of a file's MIME type; everything else is a document. */
	bytes: { image: 5 * MB, audio: 16 * MB, video: 16 * MB, document: 100 * MB, sticker: 500 * 1024 },
	contacts: 257,
	location: { latitude: 90, longitude: 180 },

	/** `code`: a coupon or a one-time password. */
	template: { name: 512, code: 15 },

	/** Longer values are cut, not refused. */
	ref: 255,
} as const;

/** Values of `wa_source` that Kaleyra keeps; any other becomes `API`. */
export const WA_SOURCES = new Set([
	'api', 'clevertap', 'zoho', 'webengage', 'shopify', 'leadsquared', 'responsys', 'braze', 'hubspot',
	'salesforce', 'zapier', 'eloqua', 'moengage',
]);
