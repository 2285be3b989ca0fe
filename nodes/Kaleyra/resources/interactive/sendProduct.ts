import { limits } from '../../../../kaleyra/message/limits';
import { product, type ProductMessage } from '../../../../kaleyra/message/product';
import { messageFields } from '../../fields';
import { lineOfText } from '../../fields/builders';
import { catalogId, PRODUCT_ID } from '../../fields/products';
import { footer, optionalBody, readFooter } from '../../fields/texts';
import type { SendOperation } from '../../operation';
import { optionalText } from '../../itemParameters';

export const sendProduct: SendOperation<ProductMessage> = {
	value: 'sendProduct',
	name: 'Send Product',
	action: 'Send a product',
	description: 'Send one product of your WhatsApp catalog',
	messages: [product],
	fields: messageFields([
		catalogId,
		{ ...lineOfText('Product ID', 'productId', 'sku-4711', PRODUCT_ID), required: true },
		optionalBody(limits.interactive.body, 'Back in stock.'),
		footer,
	]),

	build: (parameters) => ({
		kind: 'product',
		body: optionalText(parameters.text('body')),
		footer: readFooter(parameters),
		catalogId: parameters.text('catalogId').trim(),
		productId: parameters.text('productId').trim(),
	}),
};
