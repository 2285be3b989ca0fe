import { filled } from '../json';
import { versions } from './apiRules';
import { Checks } from './checks';
import type { MessageType } from './types';
import type { Path } from './violation';

/** A place on the map. */
export interface LocationMessage {
	kind: 'location';
	/** In degrees; NaN when what was entered is no number. */
	latitude: number;
	longitude: number;
	name?: string;
	address?: string;
}

export const location: MessageType<LocationMessage> = {
	kind: 'location',
	label: 'location',
	versions: [...versions.cloudApi, 'v3'],

	check({ latitude, longitude }, api) {
		const checks = new Checks(api);
		checkDegrees(checks, ['latitude'], latitude, 90);
		checkDegrees(checks, ['longitude'], longitude, 180);
		return checks.violations;
	},

	toMeta: ({ latitude, longitude, name, address }) => ({
		type: 'location',
		location: filled({ latitude, longitude, name, address }),
	}),
};

/** A latitude or longitude in degrees, from -max to max; NaN when what was entered is no number. */
export function checkDegrees(checks: Checks, path: Path, degrees: number, max: number) {
	if (!(Math.abs(degrees) <= max)) {
		checks.add(
			path,
			Number.isNaN(degrees) ? 'is no number' : `is ${degrees}, which is not between -${max} and ${max}`,
			'Enter decimal degrees, for example 12.9716',
		);
	}
}
