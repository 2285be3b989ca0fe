import { objects, plainObject } from '../../json';
import type { ReadKind } from './kind';

/** Contact cards keep WhatsApp's own form (`name`, `phones`, `emails`, `org`, …). */
export const readContacts: ReadKind = (message) => ({
	event: 'contacts',
	contacts: objects(message.contacts).map(plainObject),
});
