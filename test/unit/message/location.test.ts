import { apiOf } from '../../../kaleyra/api';
import { location } from '../../../kaleyra/message/location';

const told = (latitude: number, longitude: number) =>
	location.check({ kind: 'location', latitude, longitude }, apiOf('v2')).map(({ field, problem }) => `${field} ${problem}`);

test.each([
	[90, 180],
	[-90, -180],
	[0, 0],
])('%d, %d is a place', (latitude, longitude) => {
	expect(told(latitude, longitude)).toEqual([]);
});

test('what is beyond the poles, or no number, is told', () => {
	expect(told(90.0001, NaN)).toEqual(['Latitude is 90.0001, which is not between -90 and 90', 'Longitude is no number']);
	expect(told(0, -Infinity)).toEqual(['Longitude is -Infinity, which is not between -180 and 180']);
});

test('name and address are left out when there are none', () => {
	expect(location.toMeta({ kind: 'location', latitude: 1, longitude: 2 })).toEqual({
		type: 'location',
		location: { latitude: 1, longitude: 2 },
	});
});
