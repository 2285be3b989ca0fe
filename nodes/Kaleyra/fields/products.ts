import type { INodeProperties } from 'n8n-workflow';

import { limits } from '../../../kaleyra/message/limits';
import type { ProductSection } from '../../../kaleyra/message/productList';
import { asObjects, innerEntries, optionalText, textOf, type ItemParameters } from '../itemParameters';
import { lineOfText, limitHint, source } from './builders';

/** The catalogue a product is in. */
export const catalogId: INodeProperties = {
	...lineOfText('Catalog ID', 'catalogId', '194836987003835', 'The catalog of your business, as Meta Commerce Manager shows it'),
	required: true,
};

/** How an operation describes a product's id. */
export const PRODUCT_ID = 'Content ID of the product, as Meta Commerce Manager shows it';

/** The fields that make up a list of products. */
export const productFields: INodeProperties[] = [
	source('Define Products', 'productsFrom', 'Where sections and products come from', {
		items: 'Each incoming item becomes a product; items with the same To make up one list',
		fields: 'Enter sections and products here',
		json: 'Give sections and products as JSON',
	}),
	{
		displayName: 'Sections',
		name: 'productSections',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			multipleValueButtonText: 'Add Section',
			sortable: true,
			maxAllowedFields: 10,
			fixedCollection: { itemTitle: '={{ $collection.item.value.title || "Section" }}' },
		},
		placeholder: 'Add Section',
		default: { section: [{ title: '', products: { product: [{ id: '' }] } }] },
		displayOptions: { show: { productsFrom: ['fields'] } },
		description: 'The groups of the list, up to 10. All groups together hold up to 30 products.',
		options: [
			{
				displayName: 'Section',
				name: 'section',
				values: [
					{
						...lineOfText('Title', 'title', 'New arrivals', 'Heading of these products. Needed when there are several sections.'),
						hint: limitHint(limits.productList.sectionTitle),
					},
					{
						displayName: 'Products',
						name: 'products',
						type: 'fixedCollection',
						typeOptions: {
							multipleValues: true,
							multipleValueButtonText: 'Add Product',
							sortable: true,
							maxAllowedFields: 30,
							fixedCollection: { itemTitle: '={{ $collection.item.value.id || "Product" }}' },
						},
						placeholder: 'Add Product',
						default: {},
						description: 'The products of this section',
						options: [
							{ displayName: 'Product', name: 'product', values: [lineOfText('Product ID', 'id', 'sku-4711', PRODUCT_ID)] },
						],
					},
				],
			},
		],
	},
	{
		displayName: 'Sections (JSON)',
		name: 'productSectionsJson',
		type: 'json',
		typeOptions: { rows: 6 },
		default: '[\n  { "title": "New arrivals", "products": ["sku-4711", "sku-4712"] }\n]',
		displayOptions: { show: { productsFrom: ['json'] } },
		description: 'An array of sections, each with a title and an array of product IDs',
	},
	{
		...lineOfText('Product ID', 'itemProductId', '{{ $json.sku }}', PRODUCT_ID),
		default: '={{ $json.id }}',
		displayOptions: { show: { productsFrom: ['items'] } },
	},
	{
		...lineOfText(
			'Product Section',
			'itemProductSection',
			'{{ $json.category }}',
			'Title of the section the product goes to. Leave empty for one section without a title.',
		),
		default: '={{ $json.section }}',
		displayOptions: { show: { productsFrom: ['items'] } },
	},
];

/** Whether all items with the same recipient make up one list. */
export const isProductListOfItems = (parameters: ItemParameters): boolean => parameters.text('productsFrom') === 'items';

/** Reads the fields of a list of products. */
export function readProductSections(parameters: ItemParameters): ProductSection[] {
	const from = parameters.text('productsFrom');
	if (from === 'items') return sectionsOfItems(parameters);
	if (from === 'json') return sectionsOfJson(parameters);
	return parameters.entries('productSections.section').map((section) => ({
		title: optionalText(section.title),
		productIds: innerEntries(section.products, 'product').map(({ id }) => textOf(id).trim()),
	}));
}

function sectionsOfItems(parameters: ItemParameters): ProductSection[] {
	const byTitle = new Map<string, string[]>();
	const most = limits.productList.products.max;
	for (const index of parameters.itemIndexes.slice(0, most)) {
		const title = parameters.text('itemProductSection', index);
		byTitle.set(title, [...(byTitle.get(title) ?? []), parameters.text('itemProductId', index).trim()]);
	}
	// Items beyond what a message holds are counted, not read: there may be thousands.
	[...byTitle.values()].at(-1)?.push(...parameters.itemIndexes.slice(most).map(() => ''));
	return [...byTitle].map(([title, productIds]) => ({ title: optionalText(title), productIds }));
}

function sectionsOfJson(parameters: ItemParameters): ProductSection[] {
	const value = parameters.json('productSectionsJson', 'Sections (JSON)');
	const sections = asObjects(value);
	if (value !== undefined && (!Array.isArray(value) || sections.some((section) => !Array.isArray(section.products)))) {
		parameters.violations.push({
			field: 'Sections (JSON)',
			problem: 'is not an array of sections with products',
			fix: 'Write it as [{ "title": "…", "products": ["…"] }]',
		});
		return [];
	}
	return sections.map(({ title, products: ids }) => ({
		title: optionalText(title),
		productIds: (ids as unknown[]).map((id) => textOf(id).trim()),
	}));
}
