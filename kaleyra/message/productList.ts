import { filled } from '../json';
import { versions } from './apiRules';
import { Checks, isBlank, MOST_CHECKED } from './checks';
import type { Header } from './header';
import { checkTexts, interactiveToMeta, textLimits, type InteractiveTexts } from './interactive';
import { limits } from './limits';
import type { MessageType } from './types';
import type { Path } from './violation';

export interface ProductSection {
	title?: string;
	/** The products' own ids in the catalogue. */
	products: string[];
}

/** Several products of a catalog, in sections. */
export interface ProductListMessage extends InteractiveTexts {
	kind: 'productList';
	/** WhatsApp demands one. */
	header: Header;
	catalogId: string;
	sections: ProductSection[];
}

export const productList: MessageType<ProductListMessage> = {
	kind: 'productList',
	label: 'product list',
	versions: versions.cloudApi,
	limits: { productList: limits.productList, interactive: limits.interactive, ...textLimits },

	check(message, api) {
		const checks = new Checks(api);
		checkTexts(checks, message, ['text']);
		if (isBlank(message.catalogId)) {
			checks.add(['catalogId'], 'is empty', 'Enter the ID of your catalogue in Meta Commerce Manager');
		}
		checkSections(checks, message.sections);
		return checks.violations;
	},

	toMeta: (message) =>
		interactiveToMeta('product_list', message, {
			catalog_id: message.catalogId,
			sections: message.sections.map(({ title, products }) =>
				filled({ title, product_items: products.map((id) => ({ product_retailer_id: id })) }),
			),
		}),
};

function checkSections(checks: Checks, sections: readonly ProductSection[]) {
	checks.count(['sections'], sections.length, limits.productList.sections, 'section');
	const total = sections.reduce((sum, { products }) => sum + products.length, 0);
	if (total > 0) checks.count(['sections'], total, limits.productList.products, 'product');

	let checked = 0;
	const ids: Array<{ path: Path; value: string }> = [];
	sections.slice(0, MOST_CHECKED).forEach(({ title, products }, sectionIndex) => {
		const section = ['sections', sectionIndex];
		if (sections.length > 1 && isBlank(title)) {
			checks.add([...section, 'title'], 'is empty', 'Enter a title: a list with several sections needs one for each');
		}
		checks.text([...section, 'title'], title, limits.productList.sectionTitle);
		if (products.length === 0) checks.add(section, 'has no product', 'Add a product or remove the section');
		products.slice(0, MOST_CHECKED - checked).forEach((id, index) => {
			// Of the items beyond the limit no product was read.
			if (checked++ >= limits.productList.products.max && isBlank(id)) return;
			const path = [...section, 'products', index];
			if (isBlank(id)) checks.add(path, 'is empty', 'Enter the content ID of a product in your catalogue');
			ids.push({ path, value: id });
		});
	});
	checks.unique(ids);
}
