import { LIMITS } from '../limits';
import { type Json, VERSIONS } from '../model';
import type { MessageKind } from './kind';
import { actionOf, checkParts, renderParts } from './parts';

/** A button that opens an address, without the address in the text. */
export const ctaUrl: MessageKind = {
	name: 'cta_url',
	versions: VERSIONS.cloudApi,

	check(field) {
		checkParts(field);
		const action = field.at('action');
		if (!action.object(['name', 'parameters'])) return;
		action.at('name').oneOf(['cta_url']);
		const parameters = action.at('parameters');
		if (!parameters.object(['display_text', 'url'])) return;
		parameters.at('display_text').text({ max: LIMITS.ctaUrl.text });
		parameters.at('url').url();
	},

	render(content) {
		const { display_text, url } = actionOf(content).parameters as Json;
		return { ...renderParts(content), actions: [{ type: 'url', title: String(display_text), url }] };
	},
};
