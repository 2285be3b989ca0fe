import type { INodeProperties } from 'n8n-workflow';

import { limits } from '../../../../kaleyra/message/limits';
import { productList, type ProductListMessage, type ProductSection } from '../../../../kaleyra/message/productList';
import { messageFields } from '../../fields';
import { catalogId, PRODUCT_ID } from '../../fields/catalog';
import { source } from '../../fields/source';
import { body, footer, lineOfText, upTo } from '../../fields/text';
import type { SendOperation } from '../../operation';
import { asObjects, innerEntries, optionalText, textOf, type ItemParameters } from '../../itemParameters';

const products: INodeProperties[] = [
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
						hint: upTo(limits.productList.sectionTitle),
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

function readSections(parameters: ItemParameters): ProductSection[] {
	const from = parameters.text('productsFrom');
	if (from === 'items') return sectionsFromItems(parameters);
	if (from === 'json') return sectionsFromJson(parameters);
	return parameters.entries('productSections.section').map((section) => ({
		title: optionalText(section.title),
		productIds: innerEntries(section.products, 'product').map(({ id }) => textOf(id).trim()),
	}));
}

function sectionsFromItems(parameters: ItemParameters): ProductSection[] {
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

function sectionsFromJson(parameters: ItemParameters): ProductSection[] {
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

export const sendProductList: SendOperation<ProductListMessage> = {
	value: 'sendProductList',
	name: 'Send Product List',
	action: 'Send a product list',
	description: 'Send up to 30 products of your WhatsApp catalog',
	messages: [productList],
	fields: messageFields([
		{
			...lineOfText('Header Text', 'headerText', 'For your garden', 'Bold line above the text'),
			hint: upTo(limits.header.text),
			required: true,
		},
		body(limits.interactive.body, 'These go well together.'),
		footer,
		catalogId,
		...products,
	]),

	gathersItems: (parameters) => parameters.text('productsFrom') === 'items',

	build: (parameters) => ({
		kind: 'productList',
		header: { type: 'text', text: parameters.text('headerText') },
		body: parameters.text('body'),
		footer: optionalText(parameters.text('footer')),
		catalogId: parameters.text('catalogId').trim(),
		sections: readSections(parameters),
	}),
};
