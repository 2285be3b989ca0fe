import { compact, number, object, text } from '../json';
import type { ReadKind } from './kind';

export const readLocation: ReadKind = (message) => {
	const place = object(message.location);
	return {
		event: 'location',
		location: compact({
			latitude: number(place.latitude) ?? 0,
			longitude: number(place.longitude) ?? 0,
			name: text(place.name),
			address: text(place.address),
			url: text(place.url),
		}),
	};
};
