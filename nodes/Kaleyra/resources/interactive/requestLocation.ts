import { limits } from '../../../../kaleyra/message/limits';
import type { LocationRequestMessage } from '../../../../kaleyra/message/locationRequest';
import { messageFields } from '../../fields';
import { body } from '../../fields/text';
import type { SendOperation } from '../../operation';

export const requestLocation: SendOperation = {
	value: 'requestLocation',
	name: 'Request Location',
	action: 'Request a location',
	description: 'Send a message with a button by which the customer shares where they are (V2 only)',
	fields: messageFields([body(limits.interactive.body, 'Where shall we pick you up?')]),

	build: (parameters): LocationRequestMessage => ({ kind: 'locationRequest', body: parameters.text('body') }),
};
