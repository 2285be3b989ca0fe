import { apiOf } from '../../../kaleyra/api';
import { catalog } from '../../../kaleyra/message/catalog';
import { product } from '../../../kaleyra/message/product';
import { productList, type ProductListMessage } from '../../../kaleyra/message/productList';

const ids = (count: number, prefix = 'sku') => Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
const told = (changes: Partial<ProductListMessage>) =>
	productList
		.check(
			{
				kind: 'productList',
				header: { type: 'text', text: 'For you' },
				body: 'Look',
				catalogId: '1',
				sections: [{ title: 'New', productIds: ids(2) }],
				...changes,
			},
			apiOf('v2'),
		)
		.map(({ field, problem }) => `${field} ${problem}`);

test('thirty products over all sections are the most', () => {
	expect(told({ sections: [{ title: 'A', productIds: ids(15, 'a') }, { title: 'B', productIds: ids(15, 'b') }] })).toEqual([]);
	expect(told({ sections: [{ title: 'A', productIds: ids(15, 'a') }, { title: 'B', productIds: ids(16, 'b') }] })).toEqual([
		'Sections has 31 products, the limit is 30',
	]);
});

test('a product stands in a list only once', () => {
	expect(told({ sections: [{ title: 'A', productIds: ['x'] }, { title: 'B', productIds: ['x'] }] })).toEqual([
		'Sections > Section 2 > Product 1 repeats "x" of Sections > Section 1 > Product 1',
	]);
});

test('everything wrong with a list is told at once', () => {
	expect(
		told({
			header: { type: 'text', text: ' ' },
			body: '',
			catalogId: '',
			sections: [{ productIds: [] }, { title: 'x'.repeat(25), productIds: [' '] }],
		}),
	).toEqual([
		'Header Text is empty',
		'Body is empty',
		'Catalog ID is empty',
		'Sections > Section 1 > Title is empty',
		'Sections > Section 1 has no product',
		'Sections > Section 2 > Title has 25 characters, the limit is 24',
		'Sections > Section 2 > Product 1 is empty',
	]);
});

test('one product needs its catalogue and its id, and no text', () => {
	expect(product.check({ kind: 'product', catalogId: '1', productId: 'sku-1' }, apiOf('v2'))).toEqual([]);
	expect(product.check({ kind: 'product', catalogId: '', productId: ' ' }, apiOf('v2'))).toMatchObject([{ field: 'Catalog ID' }, { field: 'Product ID' }]);
});

test('the catalogue needs a text; a picture is chosen when it is named', () => {
	expect(catalog.check({ kind: 'catalog', body: '' }, apiOf('v2'))).toMatchObject([{ field: 'Body', problem: 'is empty' }]);
	expect(catalog.toMeta({ kind: 'catalog', body: 'All' }).interactive).toMatchObject({ action: { name: 'catalog_message' } });
	expect(catalog.toMeta({ kind: 'catalog', body: 'All' }).interactive).not.toHaveProperty('action.parameters');
});
