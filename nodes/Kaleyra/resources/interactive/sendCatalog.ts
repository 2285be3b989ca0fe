import { catalog, type CatalogMessage } from '../../../../kaleyra/message/catalog';
import { limits } from '../../../../kaleyra/message/limits';
import { messageFields } from '../../fields';
import { lineOfText } from '../../fields/builders';
import { body, footer, readFooter } from '../../fields/texts';
import type { SendOperation } from '../../operation';
import { optionalText } from '../../itemParameters';

export const sendCatalog: SendOperation<CatalogMessage> = {
	value: 'sendCatalog',
	name: 'Send Catalog',
	action: 'Send the catalog',
	description: 'Send a message with a button that opens your whole WhatsApp catalog',
	messages: [catalog],
	fields: messageFields([
		body(limits.interactive.body, 'Have a look at everything we sell.'),
		footer,
		lineOfText(
			'Thumbnail Product ID',
			'thumbnailProductId',
			'sku-4711',
			'Content ID of the product whose picture is shown. Leave empty for the first of the catalog.',
		),
	]),

	build: (parameters) => ({
		kind: 'catalog',
		body: parameters.text('body'),
		footer: readFooter(parameters),
		thumbnailProductId: optionalText(parameters.text('thumbnailProductId').trim()),
	}),
};
