import type { Json } from '../model';

/** What the phone shows for a product; real catalogues live at Meta and are not part of a message. */
export const SAMPLE_PRODUCTS: Json[] = [
	{ id: 'tea-green', name: 'Green tea, 100 g', price: 6.5, currency: 'EUR', colour: '#5c8a3a' },
	{ id: 'tea-rooibos', name: 'Rooibos, 100 g', price: 5.9, currency: 'EUR', colour: '#a4532b' },
	{ id: 'cup-blue', name: 'Cup, blue', price: 12, currency: 'EUR', colour: '#2f5f8f' },
	{ id: 'pot-clay', name: 'Clay pot, 0.8 l', price: 34, currency: 'EUR', colour: '#8a5a44' },
];

/** A product of any other id is made up from the id. */
export const sampleProduct = (id: string): Json =>
	SAMPLE_PRODUCTS.find((product) => product.id === id) ?? { id, name: id, price: 10, currency: 'EUR', colour: '#5f6b6d' };
