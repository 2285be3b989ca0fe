import { compact, number, object, text } from '../../json';
import type { ReadKind } from './kind';

/** A place the customer sent. */
export const readLocation: ReadKind = (message) => {
	const place = object(message.location);
	return {
		event: 'location',
		location: compact({
			latitude: number(place.latitude),
			longitude: number(place.longitude),
			name: text(place.name),
			address: text(place.address),
			url: text(place.url),
		}),
	};
};
