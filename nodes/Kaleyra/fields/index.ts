import type { INodeProperties } from 'n8n-workflow';

import { options } from './options';
import { recipient } from './recipient';
import { reference } from './reference';

/** The fields of an operation that sends: who, then what, then the rest. */
export const messageFields = (content: INodeProperties[]): INodeProperties[] => [
	...recipient,
	...content,
	reference,
	options,
];
