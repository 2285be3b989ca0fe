import { VERSIONS } from '../model';
import type { MessageKind } from './kind';
import { checkParts, renderParts } from './parts';

/** Asks where the customer is. */
export const locationRequest: MessageKind = {
	name: 'location_request_message',
	versions: VERSIONS.cloudApi,

	check(field) {
		checkParts(field, { headers: [], footer: false });
		const action = field.at('action');
		if (action.object(['name'])) action.at('name').oneOf(['send_location']);
	},

	render: (content) => ({ ...renderParts(content), actions: [{ type: 'location', title: 'Send location' }] }),
};
