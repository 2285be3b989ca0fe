import { filled } from '../json';
import type { MediaReference } from '../message/mediaReference';
import type { V1Form } from '../message/types';
import { mediaTypeAt, type Place } from './place';
import { textsIn, type Filled, type Values } from './values';

/**
 * A template as v1's form writes it (Kaleyra, Send a Text Template Message, Send a Media Template Message
 * and Send Interactive Message and Media Template): body values in order, quoted; one text or file above;
 * the end of one link below.
 */
export function toV1Fields(name: string, language: string, values: Values): V1Form {
	const outside = values.filter(({ place }) => place.card === undefined);
	const body = textsIn(outside, 'body').map(({ value }) => `"${written(value)}"`);
	const header = textsIn(outside, 'headerText')[0];
	const media = outside.find(({ place }) => mediaTypeAt(place));
	const url = outside.find(({ place }) => isUrl(place));
	return {
		type: header || media || url ? 'mediatemplate' : 'template',
		template_name: name,
		lang_code: language,
		...filled({
			params: body.join(','),
			param_header: written(header?.value),
			media_url: linkOf(media),
			param_url: written(url?.value),
		}),
	};
}

const written = (value: unknown) => String(value ?? '');

const linkOf = (media?: Filled) => (media?.value as MediaReference | undefined)?.link ?? '';

const isUrl = (place: Place) => place.part === 'button' && place.field === 'url';

/** Whether v1 has a field for a place. That it documents none for one-time passwords is checked for the whole template. */
const isInV1 = (place: Place) =>
	place.card === undefined &&
	(['body', 'headerText', 'code'].includes(place.part) || mediaTypeAt(place) !== undefined || isUrl(place));

interface Obstacle {
	place: Place;
	problem: string;
	fix: string;
}

/** What keeps a template from being sent through v1, and where. */
export function v1Obstacles(values: Values): Obstacle[] {
	const filled = values.filter(({ value }) => value !== undefined && value !== '');
	const outside = filled.filter(({ place }) => place.card === undefined);
	const at = (found: Values, problem: string, fix: string): Obstacle[] => found.map(({ place }) => ({ place, problem, fix }));
	return [
		...at(
			filled.filter(({ place }) => !isInV1(place)),
			'has no place in API V1',
			'Choose a credential for V2, or a template without it',
		),
		...at(
			outside.filter(({ place }) => isUrl(place)).slice(1),
			'is a second link, API V1 can fill in one',
			'Choose a credential for V2, or a template with one such link',
		),
		...at(
			outside.filter(({ place, value }) => place.part === 'body' && String(value).includes('"')),
			'contains a double quote, which ends the value in API V1',
			'Use other quotes, such as “ ”',
		),
		...at(
			outside.filter(({ place, value }) => place.part === 'body' && String(value).endsWith('\\')),
			'ends with a backslash, which escapes the quote that ends the value in API V1',
			'Remove the backslash, or write something behind it',
		),
		...at(
			outside.filter(({ place, value }) => mediaTypeAt(place) && (value as MediaReference).id !== undefined),
			'is a media ID, API V1 takes a link here',
			'Enter a link that starts with https://',
		),
	];
}
