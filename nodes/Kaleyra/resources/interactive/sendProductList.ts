import { limits } from '../../../../kaleyra/message/limits';
import { productList, type ProductListMessage } from '../../../../kaleyra/message/productList';
import { messageFields } from '../../fields';
import { lineOfText, limitHint } from '../../fields/builders';
import { catalogId, isProductListOfItems, productFields, readProductSections } from '../../fields/products';
import { body, footer, readFooter } from '../../fields/texts';
import type { SendOperation } from '../../operation';

export const sendProductList: SendOperation<ProductListMessage> = {
	value: 'sendProductList',
	name: 'Send Product List',
	action: 'Send a product list',
	description: 'Send up to 30 products of your WhatsApp catalog',
	messages: [productList],
	fields: messageFields([
		{
			...lineOfText('Header Text', 'headerText', 'For your garden', 'Bold line above the text'),
			hint: limitHint(limits.header.text),
			required: true,
		},
		body(limits.interactive.body, 'These go well together.'),
		footer,
		catalogId,
		...productFields,
	]),

	gathersItems: isProductListOfItems,

	build: (parameters) => ({
		kind: 'productList',
		header: { type: 'text', text: parameters.text('headerText') },
		body: parameters.text('body'),
		footer: readFooter(parameters),
		catalogId: parameters.text('catalogId').trim(),
		sections: readProductSections(parameters),
	}),
};
