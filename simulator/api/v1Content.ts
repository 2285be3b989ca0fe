import { Field, type Problem } from '../checks/field';
import { fileProblem } from '../checks/file';
import type { Json, MetaContent } from '../model';
import type { Simulation } from '../simulation';
import type { Form } from './form';
import { templateOfForm } from './v1Template';

/** Names a v1 form may have. */
export const V1_FIELDS = [
	'to', 'from', 'channel', 'type', 'body', 'header', 'footer', 'action', 'preview_url', 'media', 'media_url', 'caption',
	'template_name', 'lang_code', 'params', 'param_header', 'param_url', 'callback_url', 'callback_profile_id', 'ref', 'ref1', 'ref2', 'api-key',
] as const;

type Convert = (form: Form, problems: Problem[], sim: Simulation) => MetaContent;

const interactive: Convert = ({ fields }, problems) => {
	const header = json(fields, 'header', problems);
	return {
		type: 'interactive',
		interactive: {
			type: fields.type,
			...(header ? { header } : {}),
			body: { text: fields.body },
			...(fields.footer === undefined ? {} : { footer: { text: fields.footer } }),
			action: json(fields, 'action', problems),
		},
	};
};

/** The types of v1, and how each becomes what Meta calls it. */
const types: Record<string, Convert> = {
	list: interactive,
	button: interactive,
	template: templateOfForm,
	mediatemplate: templateOfForm,
	text: ({ fields: { body, preview_url } }) => ({ type: 'text', text: { body, ...(preview_url ? { preview_url } : {}) } }),
	media({ fields: { media_url, caption }, files }, problems, sim) {
		const file = files.find(({ field }) => field === 'media');
		const problem = file ? fileProblem(file.mimeType, file.data.length) : media_url ? undefined : 'is required';
		if (problem) problems.push({ path: 'media', text: problem });
		const type = file ? mediaType(file.mimeType) : mediaTypeOfUrl(media_url ?? '');
		const source = file ? { id: sim.media.add(file.data, file.mimeType, file.fileName).id } : { link: media_url };
		return { type, [type]: { ...source, ...(caption ? { caption } : {}) } };
	},
};

/** The message of a v1 form as Meta would have it. */
export function contentOfForm(form: Form, problems: Problem[], sim: Simulation): MetaContent {
	const type = form.fields.type ?? '';
	new Field(form.fields, '', problems).at('type').oneOf(Object.keys(types));
	const convert = Object.hasOwn(types, type) ? types[type] : undefined;
	return convert ? convert(form, problems, sim) : { type };
}

/** A field that holds JSON as text. */
function json(fields: Record<string, string>, name: string, problems: Problem[]): Json | undefined {
	const text = fields[name];
	if (text === undefined || text === '') return undefined;
	try {
		return JSON.parse(text) as Json;
	} catch {
		problems.push({ path: name, text: 'is not valid JSON' });
		return undefined;
	}
}

function mediaType(mimeType: string): string {
	const family = mimeType.split('/')[0] ?? '';
	return ['image', 'video', 'audio'].includes(family) ? family : 'document';
}

/** v1 does not say what a link leads to; its ending does. */
function mediaTypeOfUrl(url: string): string {
	const path = URL.canParse(url) ? new URL(url).pathname : '';
	if (/\.(png|jpe?g|webp)$/i.test(path)) return 'image';
	if (/\.(mp4|3gpp?)$/i.test(path)) return 'video';
	if (/\.(mp3|aac|amr|ogg|opus|m4a)$/i.test(path)) return 'audio';
	return 'document';
}
