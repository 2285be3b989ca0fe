import { filled } from '../json';
import { Checks, isBlank, MOST_CHECKED } from './checks';
import type { Header } from './header';
import { checkTexts, interactiveToMeta, textLimits, type InteractiveTexts } from './interactive';
import { limits } from './limits';
import type { MessageType } from './types';

export interface ProductSection {
	title?: string;
	/** The products' own ids in the catalogue. */
	productIds: string[];
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
	versions: ['v2'],
	limits: { productList: limits.productList, interactive: limits.interactive, ...textLimits },

	check(message, api) {
		const checks = new Checks(api);
		checkTexts(checks, message, ['text']);
		if (isBlank(message.catalogId)) {
			checks.add('Catalog ID', 'is empty', 'Enter the ID of your catalogue in Meta Commerce Manager');
		}
		checkSections(checks, message.sections);
		return checks.violations;
	},

	toMeta: (message) =>
		interactiveToMeta('product_list', message, {
			catalog_id: message.catalogId,
			sections: message.sections.map(({ title, productIds }) =>
				filled({ title, product_items: productIds.map((id) => ({ product_retailer_id: id })) }),
			),
		}),
};

function checkSections(checks: Checks, sections: readonly ProductSection[]) {
	checks.count('Sections', sections.length, limits.productList.sections, 'section');
	const total = sections.reduce((sum, { productIds }) => sum + productIds.length, 0);
	if (total > 0) checks.count('Sections', total, limits.productList.products, 'product');

	let checked = 0;
	const ids: Array<{ field: string; value: string }> = [];
	sections.slice(0, MOST_CHECKED).forEach(({ title, productIds }, sectionIndex) => {
		const section = `Sections > Section ${sectionIndex + 1}`;
		if (sections.length > 1 && isBlank(title)) {
			checks.add(`${section} > Title`, 'is empty', 'Enter a title: a list with several sections needs one for each');
		}
		checks.text(`${section} > Title`, title, limits.productList.sectionTitle);
		if (productIds.length === 0) checks.add(section, 'has no product', 'Add a product or remove the section');
		productIds.slice(0, MOST_CHECKED - checked).forEach((id, index) => {
			// Of the items beyond the limit no product was read.
			if (checked++ >= limits.productList.products.max && isBlank(id)) return;
			const field = `${section} > Product ${index + 1}`;
			if (isBlank(id)) checks.add(field, 'is empty', 'Enter the content ID of a product in your catalogue');
			ids.push({ field, value: id });
		});
	});
	checks.unique(ids);
}
