import { LIMITS } from '../limits';
import { type Json, VERSIONS } from '../model';
import type { MessageKind } from './kind';

/** A place on the map. */
export const location: MessageKind = {
	name: 'location',
	versions: [...VERSIONS.cloudApi, 'v3'],

	check(field) {
		if (!field.object(['latitude', 'longitude', 'name', 'address'])) return;
		field.at('latitude').coordinate(LIMITS.location.latitude);
		field.at('longitude').coordinate(LIMITS.location.longitude);
		field.at('name').text({ optional: true });
		field.at('address').text({ optional: true });
	},

	render: (content) => ({ location: content.location as Json }),
};
