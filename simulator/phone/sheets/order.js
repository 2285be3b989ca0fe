import { freshId, h } from '../dom.js';
import { price, productPicture } from '../parts.js';
import { openSheet, sheetForm } from '../sheet.js';

/** Products with quantities; what has one is sent as an order. */
export function openOrder({ title, sections }, send) {
	openSheet(
		title,
		(close) => {
			const { form, button } = sheetForm(sections.map(section), {
				submit: 'Send to business',
				testid: 'order-send',
				disabled: true,
				onSubmit: () => {
					const order = chosen(form);
					close();
					send({ order });
				},
			});
			form.addEventListener('input', () => (button.disabled = chosen(form).length === 0));
			return form;
		},
		{ testid: 'order-sheet' },
	);
}

const section = ({ title, products }) =>
	h('fieldset', { class: 'rows' }, h('legend', { class: title ? '' : 'sr-only' }, title ?? 'Products'), products.map(product));

function product(one) {
	const id = freshId('product');
	return h(
		'div',
		{ class: 'product-row', data: { testid: 'product-row', productId: one.id } },
		productPicture(one),
		h('label', { htmlFor: id }, h('span', { class: 'row-title' }, one.name), h('span', { class: 'row-description' }, price(one))),
		h('input', {
			id,
			type: 'number',
			min: 0,
			max: 99,
			value: 0,
			data: { testid: 'quantity', product: JSON.stringify({ id: one.id, price: one.price, currency: one.currency }) },
		}),
	);
}

const chosen = (form) =>
	[...form.querySelectorAll('[data-testid="quantity"]')]
		.map((input) => ({ ...JSON.parse(input.dataset.product), quantity: Number(input.value) }))
		.filter(({ quantity }) => quantity > 0);
