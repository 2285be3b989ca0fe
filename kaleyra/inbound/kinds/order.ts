import { compact, number, object, objects, text } from '../../json';
import { maxEntries } from '../limits';
import type { ReadKind } from './kind';

/** A cart the customer sent. */
export const readOrder: ReadKind = (message) => {
	const order = object(message.order);
	return {
		event: 'order',
		order: compact({
			catalogId: text(order.catalog_id),
			text: text(order.text),
			items: objects(order.product_items, maxEntries).map((item) =>
				compact({
					productId: text(item.product_retailer_id),
					quantity: number(item.quantity),
					price: number(item.item_price),
					currency: text(item.currency),
				}),
			),
		}),
	};
};
