import { apiOf } from '../../../kaleyra/api';
import { addressRequest, type AddressRequestMessage } from '../../../kaleyra/message/addressRequest';
import { locationRequest } from '../../../kaleyra/message/locationRequest';

const address = (changes: Partial<AddressRequestMessage>): AddressRequestMessage => ({
	kind: 'addressRequest',
	body: 'Where to?',
	country: 'IN',
	values: {},
	...changes,
});
const told = (changes: Partial<AddressRequestMessage>) =>
	addressRequest.check(address(changes), apiOf('v2')).map(({ field, problem }) => `${field} ${problem}`);

test('each country has its own fields', () => {
	expect(told({ values: { in_pin_code: '560001', state: 'Karnataka' } })).toEqual([]);
	expect(told({ country: 'SG', values: { sg_post_code: '018989', in_pin_code: '560001' } })).toEqual([
		'Known Values > in_pin_code is no field of the form for SG',
	]);
});

test('the header of a request for an address is a text', () => {
	expect(told({ header: { type: 'image', media: { id: '1' } } })).toEqual(['Header is of type image, which this message cannot have']);
});

test('values that are empty are left out, and all of them when none is left', () => {
	const parameters = (values: Record<string, string>) =>
		(addressRequest.toMeta(address({ values })).interactive as { action: { parameters: object } }).action.parameters;
	expect(parameters({ name: 'Alex', city: ' ' })).toEqual({ country: 'IN', values: { name: 'Alex' } });
	expect(parameters({ city: '' })).toEqual({ country: 'IN' });
});

test('a request for a location is its text', () => {
	expect(locationRequest.check({ kind: 'locationRequest', body: 'x'.repeat(1025) }, apiOf('v2'))).toMatchObject([{ limit: 1024, actual: 1025 }]);
});
