import { LIMITS } from '../limits';
import { VERSIONS } from '../model';
import type { MessageKind } from './kind';

/** Plain text, with or without a preview of the first link. */
export const text: MessageKind = {
	name: 'text',
	versions: VERSIONS.all,

	check(field) {
		if (!field.object(['body', 'preview_url'])) return;
		field.at('body').text({ max: LIMITS.text });
		// One page of the documents sends it as a string.
		field.at('preview_url').oneOf([true, false, 'true', 'false'], true);
	},

	render: (content) => ({ text: (content.text as { body: string }).body }),
};
