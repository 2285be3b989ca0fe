import type { Resource } from '../../operation';
import { upload } from './upload';

export const media: Resource = {
	value: 'media',
	name: 'Media',
	defaultOperation: 'upload',
	operations: [upload],
};
