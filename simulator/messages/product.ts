import { type Json, VERSIONS } from '../model';
import { sampleProduct } from '../samples/products';
import type { MessageKind } from './kind';
import { actionOf, checkParts, renderParts } from './parts';

/** One product of the catalogue. */
export const product: MessageKind = {
	name: 'product',
	versions: VERSIONS.cloudApi,

	check(field) {
		checkParts(field, { headers: [], bodyOptional: true });
		const action = field.at('action');
		if (!action.object(['catalog_id', 'product_retailer_id'])) return;
		action.at('catalog_id').text();
		action.at('product_retailer_id').text();
	},

	render(content) {
		const { catalog_id, product_retailer_id } = actionOf(content) as Record<string, string>;
		const products: Json[] = [sampleProduct(String(product_retailer_id))];
		return {
			...renderParts(content),
			products,
			actions: [{ type: 'order', title: 'View', catalog: catalog_id, sections: [{ products }] }],
		};
	},
};
