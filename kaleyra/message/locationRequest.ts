import { versions } from './apiRules';
import { Checks } from './checks';
import { checkTexts, interactiveToMeta } from './interactive';
import { limits } from './limits';
import type { MessageType } from './types';

/** A text with a button by which the customer sends a place. */
export interface LocationRequestMessage {
	kind: 'locationRequest';
	body: string;
}

export const locationRequest: MessageType<LocationRequestMessage> = {
	kind: 'locationRequest',
	label: 'location request',
	versions: versions.cloudApi,
	limits: { interactive: limits.interactive },

	check({ body }, api) {
		const checks = new Checks(api);
		checkTexts(checks, { body }, []);
		return checks.violations;
	},

	toMeta: ({ body }) => interactiveToMeta('location_request_message', { body }, { name: 'send_location' }),
};
