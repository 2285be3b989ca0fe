import { refuseRepeats } from '../checks/field';
import { LIMITS } from '../limits';
import { sampleProduct } from '../samples/products';
import { VERSIONS } from '../model';
import type { MessageKind } from './kind';
import { actionOf, checkParts, renderParts, TEXT_HEADER } from './parts';

interface ProductSection {
	title?: string;
	product_items: Array<{ product_retailer_id: string }>;
}

/** Up to thirty products in sections. */
export const productList: MessageKind = {
	name: 'product_list',
	versions: VERSIONS.cloudApi,

	check(field) {
		checkParts(field, { headers: TEXT_HEADER, headerRequired: true });
		const action = field.at('action');
		if (!action.object(['catalog_id', 'sections'])) return;
		action.at('catalog_id').text();
		const sections = action.at('sections').items(1, LIMITS.productList.sections);
		const items = sections.flatMap((section) => {
			if (!section.object(['title', 'product_items'])) return [];
			section.at('title').text({ max: LIMITS.productList.sectionTitle, optional: sections.length === 1 });
			return section.at('product_items').items(1, LIMITS.productList.products);
		});
		if (items.length > LIMITS.productList.products) {
			action.at('sections').refuse(`have ${items.length} products together, the limit is ${LIMITS.productList.products}`);
		}
		for (const item of items) if (item.object(['product_retailer_id'])) item.at('product_retailer_id').text();
		refuseRepeats(items.map((item) => item.at('product_retailer_id')), 'product');
	},

	render(content) {
		const action = actionOf(content) as { catalog_id: string; sections: ProductSection[] };
		const sections = action.sections.map(({ title, product_items }) => ({
			title,
			products: product_items.map((item) => sampleProduct(item.product_retailer_id)),
		}));
		return {
			...renderParts(content),
			products: sections.flatMap((section) => section.products).slice(0, 1),
			actions: [{ type: 'order', title: 'View items', catalog: action.catalog_id, sections }],
		};
	},
};
