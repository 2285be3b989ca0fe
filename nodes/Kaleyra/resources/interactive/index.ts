import type { Resource } from '../../operation';
import { sendButtons } from './sendButtons';
import { sendFlow } from './sendFlow';
import { sendList } from './sendList';

export const interactive: Resource = {
	value: 'interactive',
	name: 'Interactive Message',
	defaultOperation: 'sendList',
	operations: [sendButtons, sendFlow, sendList],
};
