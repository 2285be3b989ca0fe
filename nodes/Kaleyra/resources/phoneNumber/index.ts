import type { Resource } from '../../operation';
import { get } from './get';
import { getMany } from './getMany';

export const phoneNumber: Resource = {
	value: 'phoneNumber',
	name: 'Phone Number',
	defaultOperation: 'getMany',
	operations: [get, getMany],
};
