import { versions } from './apiRules';
import { Checks } from './checks';
import { limits } from './limits';
import type { MessageType } from './types';

/** A plain text. */
export interface TextMessage {
	kind: 'text';
	body: string;
	/** Whether WhatsApp shows a preview of the first link. */
	previewUrl?: boolean;
}

export const text: MessageType<TextMessage> = {
	kind: 'text',
	label: 'text',
	versions: versions.all,
	limits: { text: limits.text },

	check({ body }, api) {
		const checks = new Checks(api);
		checks.requiredText(['body'], body, limits.text);
		return checks.violations;
	},

	toMeta: ({ body, previewUrl }) => ({ type: 'text', text: { body, ...(previewUrl ? { preview_url: true } : {}) } }),

	toV1Form: ({ body, previewUrl }) => ({ type: 'text', body, ...(previewUrl ? { preview_url: 'true' } : {}) }),
};
