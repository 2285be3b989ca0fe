import { versions } from './apiRules';
import { Checks, isBlank } from './checks';
import { interactiveToMeta } from './interactive';
import { limits } from './limits';
import type { MessageType } from './types';

/** One product of a catalog. */
export interface ProductMessage {
	kind: 'product';
	body?: string;
	footer?: string;
	catalogId: string;
	/** The product's own id in the catalogue, which Meta calls retailer id. */
	productId: string;
}

export const product: MessageType<ProductMessage> = {
	kind: 'product',
	label: 'product',
	versions: versions.cloudApi,
	limits: { interactive: limits.interactive, footer: limits.footer },

	check({ body, footer, catalogId, productId }, api) {
		const checks = new Checks(api);
		checks.text(['body'], body, limits.interactive.body);
		checks.text(['footer'], footer, limits.footer);
		if (isBlank(catalogId)) checks.add(['catalogId'], 'is empty', 'Enter the ID of your catalogue in Meta Commerce Manager');
		if (isBlank(productId)) checks.add(['productId'], 'is empty', 'Enter the content ID of a product in your catalogue');
		return checks.violations;
	},

	toMeta: ({ body, footer, catalogId, productId }) =>
		interactiveToMeta('product', { body, footer }, { catalog_id: catalogId, product_retailer_id: productId }),
};
