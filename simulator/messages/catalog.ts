import { isObject, VERSIONS } from '../model';
import { SAMPLE_PRODUCTS, sampleProduct } from '../samples/products';
import type { MessageKind } from './kind';
import { actionOf, checkParts, renderParts } from './parts';

/** The whole catalogue behind one button. */
export const catalog: MessageKind = {
	name: 'catalog_message',
	versions: VERSIONS.cloudApi,

	check(field) {
		checkParts(field, { headers: [] });
		const action = field.at('action');
		if (!action.object(['name', 'parameters'])) return;
		action.at('name').oneOf(['catalog_message']);
		const parameters = action.at('parameters');
		if (parameters.object(['thumbnail_product_retailer_id'], true)) {
			parameters.at('thumbnail_product_retailer_id').text({ optional: true });
		}
	},

	render(content) {
		const { parameters } = actionOf(content);
		const thumbnail = isObject(parameters) ? parameters.thumbnail_product_retailer_id : undefined;
		return {
			...renderParts(content),
			...(thumbnail ? { products: [sampleProduct(String(thumbnail))] } : {}),
			actions: [{ type: 'order', title: 'View catalog', catalog: '', sections: [{ products: SAMPLE_PRODUCTS }] }],
		};
	},
};
