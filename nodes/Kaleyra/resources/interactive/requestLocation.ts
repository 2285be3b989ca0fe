import { limits } from '../../../../kaleyra/message/limits';
import { locationRequest, type LocationRequestMessage } from '../../../../kaleyra/message/locationRequest';
import { messageFields } from '../../fields';
import { body } from '../../fields/texts';
import type { SendOperation } from '../../operation';

export const requestLocation: SendOperation<LocationRequestMessage> = {
	value: 'requestLocation',
	name: 'Request Location',
	action: 'Request a location',
	description: 'Send a message with a button by which the customer shares where they are',
	messages: [locationRequest],
	fields: messageFields([body(limits.interactive.body, 'Where shall we pick you up?')]),

	build: (parameters) => ({ kind: 'locationRequest', body: parameters.text('body') }),
};
