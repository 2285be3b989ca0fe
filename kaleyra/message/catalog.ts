import { versions } from './apiRules';
import { Checks } from './checks';
import { checkTexts, interactiveToMeta } from './interactive';
import { limits } from './limits';
import type { MessageType } from './types';

/** A text with a button that opens the whole catalog. */
export interface CatalogMessage {
	kind: 'catalog';
	body: string;
	footer?: string;
	/** The product whose picture is shown; the catalogue's first one when empty. */
	thumbnailProductId?: string;
}

export const catalog: MessageType<CatalogMessage> = {
	kind: 'catalog',
	label: 'catalogue',
	versions: versions.cloudApi,
	limits: { interactive: limits.interactive, footer: limits.footer },

	check({ body, footer }, api) {
		const checks = new Checks(api);
		checkTexts(checks, { body, footer }, []);
		return checks.violations;
	},

	toMeta: ({ body, footer, thumbnailProductId }) =>
		interactiveToMeta('catalog_message', { body, footer }, {
			name: 'catalog_message',
			...(thumbnailProductId ? { parameters: { thumbnail_product_retailer_id: thumbnailProductId } } : {}),
		}),
};
