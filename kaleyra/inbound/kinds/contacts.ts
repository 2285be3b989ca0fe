import { objects, plain } from '../../json';
import { maxEntries } from '../limits';
import type { ReadKind } from './kind';

/** Contact cards keep WhatsApp's own form (`name`, `phones`, `emails`, `org`, …). */
export const readContacts: ReadKind = (message) => ({
	event: 'contacts',
	contacts: objects(plain(objects(message.contacts, maxEntries))),
});
