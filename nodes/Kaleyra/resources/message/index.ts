import type { Resource } from '../../operation';
import { markAsRead } from './markAsRead';
import { sendContacts } from './sendContacts';
import { sendLocation } from './sendLocation';
import { sendMedia } from './sendMedia';
import { sendReaction } from './sendReaction';
import { sendText } from './sendText';

export const message: Resource = {
	value: 'message',
	name: 'Message',
	defaultOperation: 'sendText',
	operations: [markAsRead, sendContacts, sendLocation, sendMedia, sendReaction, sendText],
};
