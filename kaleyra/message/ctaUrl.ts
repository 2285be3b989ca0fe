import { versions } from './apiRules';
import { Checks } from './checks';
import { anyHeaderLimits, checkTexts, interactiveToMeta, type InteractiveTexts } from './interactive';
import { limits } from './limits';
import type { MessageType } from './types';
import { isWebAddress } from './webAddress';

/** A text with a button that opens a web page. */
export interface CtaUrlMessage extends InteractiveTexts {
	kind: 'ctaUrl';
	/** The label of the button. */
	buttonText: string;
	url: string;
}

export const ctaUrl: MessageType<CtaUrlMessage> = {
	kind: 'ctaUrl',
	label: 'URL button',
	versions: versions.cloudApi,
	limits: { ctaUrl: limits.ctaUrl, interactive: limits.interactive, ...anyHeaderLimits },

	check(message, api) {
		const checks = new Checks(api);
		checkTexts(checks, message, ['text', 'image', 'video', 'document']);
		checks.requiredText(['buttonText'], message.buttonText, limits.ctaUrl.buttonText);
		if (!isWebAddress(message.url)) {
			checks.add(['url'], `"${message.url.slice(0, 60)}" is not a web address`, 'Enter one that starts with https://');
		}
		return checks.violations;
	},

	toMeta: (message) =>
		interactiveToMeta('cta_url', message, {
			name: 'cta_url',
			parameters: { display_text: message.buttonText, url: message.url },
		}),
};
