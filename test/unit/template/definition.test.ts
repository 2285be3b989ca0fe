import fc from 'fast-check';
import { readTemplate } from '../../../kaleyra/template/definition';
import { definition } from './support';

test('reads what the list tells of a template', () => {
	expect(definition('positional')).toMatchObject({
		name: 'order_update',
		language: 'en_US',
		status: 'APPROVED',
		category: 'UTILITY',
		header: { format: 'TEXT', text: 'Order {{1}}' },
		footer: 'Reply at any time',
		cards: [],
		offerEnds: false,
	});
});

test('takes a language given as an object, and states in small letters', () => {
	expect(definition('named')).toMatchObject({ language: 'en', status: 'APPROVED', category: 'UTILITY' });
});

test('knows a one-time password by its button or by the link to WhatsApp’s copy page', () => {
	expect(definition('otp').buttons).toMatchObject([{ type: 'OTP', text: 'Copy code' }]);
});

test('reads cards and offers', () => {
	expect(definition('carousel').cards).toMatchObject([{ header: { format: 'IMAGE' } }, { header: { format: 'PRODUCT' } }]);
	expect(definition('offer').offerEnds).toBe(true);
});

test('reads nothing without a name, and never stumbles', () => {
	expect(readTemplate({})).toBeUndefined();
	fc.assert(
		fc.property(fc.record({ name: fc.string({ minLength: 1 }), components: fc.anything() }), (record) => {
			expect(readTemplate(record)?.name).toBe(record.name);
		}),
	);
	const component = fc.record({ type: fc.constantFrom('HEADER', 'BODY', 'BUTTONS', 'CAROUSEL', 'LIMITED_TIME_OFFER'), text: fc.anything(), buttons: fc.anything(), cards: fc.anything(), example: fc.anything(), limited_time_offer: fc.anything() }, { requiredKeys: ['type'] });
	fc.assert(
		fc.property(fc.array(component), (components) => {
			expect(readTemplate({ name: 'x', components })?.body.text).toEqual(expect.any(String));
		}),
	);
});
