import type { JsonObject, V1Form } from '../message/types';
import { isLink } from './components';
import { valuesOf } from './values';

/**
 * A template as v1's form writes it (Kaleyra, Send a Text Template Message, Send a Media Template Message
 * and Send Interactive Message and Media Template): body values in order, quoted; one text or file above;
 * the end of one link below.
 */
export function toV1Fields(name: string, language: string, components: readonly JsonObject[]): V1Form {
	const values = [...valuesOf(components)].map(([id, value]) => [id, String(value ?? '')] as const);
	const body = values.filter(([id]) => id.startsWith('body:')).map(([, value]) => `"${value}"`);
	const valueAt = (pattern: RegExp) => values.find(([id]) => pattern.test(id))?.[1];
	const header = valueAt(/^header:text:/);
	const media = valueAt(MEDIA);
	const url = valueAt(/^button:\d+:url$/);
	return {
		type: header ?? media ?? url ? 'mediatemplate' : 'template',
		template_name: name,
		lang_code: language,
		...(body.length > 0 ? { params: body.join(',') } : {}),
		...(header ? { param_header: header } : {}),
		...(media ? { media_url: media } : {}),
		...(url ? { param_url: url } : {}),
	};
}

const MEDIA = /^header:(image|video|document)$/;
/** The places v1 has a field for. */
const IN_V1 = /^(body:\w+|header:text:\w+|header:(image|video|document)|button:\d+:url)$/;

/** What keeps a template from being sent through v1, and where it stands. */
export function v1Obstacles(components: readonly JsonObject[]): Array<{ id: string; problem: string; fix: string }> {
	const values = [...valuesOf(components)].filter(([, value]) => value !== undefined && value !== '');
	const urls = values.filter(([id]) => /^button:\d+:url$/.test(id));
	return [
		...values
			.filter(([id]) => !IN_V1.test(id))
			.map(([id]) => ({ id, problem: 'has no place in API V1', fix: 'Choose a credential for V2, or a template without it' })),
		...urls.slice(1).map(([id]) => ({
			id,
			problem: 'is a second link, API V1 can fill in one',
			fix: 'Choose a credential for V2, or a template with one such link',
		})),
		...values
			.filter(([id, value]) => id.startsWith('body:') && String(value).includes('"'))
			.map(([id]) => ({ id, problem: 'contains a double quote, which ends the value in API V1', fix: 'Use other quotes, such as “ ”' })),
		...values
			.filter(([id, value]) => id.startsWith('body:') && String(value).endsWith('\\'))
			.map(([id]) => ({
				id,
				problem: 'ends with a backslash, which escapes the quote that ends the value in API V1',
				fix: 'Remove the backslash, or write something behind it',
			})),
		...values
			.filter(([id, value]) => MEDIA.test(id) && typeof value === 'string' && !isLink(value))
			.map(([id]) => ({ id, problem: 'is a media ID, API V1 takes a link here', fix: 'Enter a link that starts with https://' })),
	];
}
