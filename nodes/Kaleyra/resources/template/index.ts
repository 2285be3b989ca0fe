import type { Resource } from '../../operation';
import { getMany } from './getMany';
import { send } from './send';

export const template: Resource = {
	value: 'template',
	name: 'Template',
	defaultOperation: 'send',
	operations: [getMany, send],
};
