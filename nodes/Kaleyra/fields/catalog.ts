import type { INodeProperties } from 'n8n-workflow';

import { lineOfText } from './text';

/** The catalogue a product stands in. */
export const catalogId: INodeProperties = {
	...lineOfText('Catalog ID', 'catalogId', '194836987003835', 'The catalog of your business, as Meta Commerce Manager shows it'),
	required: true,
};

/** How an operation describes a product's id. */
export const PRODUCT_ID = 'Content ID of the product, as Meta Commerce Manager shows it';
