import type { Problem } from '../checks/field';
import type { Json, MetaContent } from '../model';
import { SAMPLE_TEMPLATES, type TemplateComponent } from '../samples/templates';
import type { Form } from './form';

/**
 * A template in v1's form, as Meta would have it. The form gives values without saying where they
 * belong: the template itself tells.
 */
export function templateOfForm({ fields, files }: Form, problems: Problem[]): MetaContent {
	const { template_name: name, lang_code: code, params, param_header, param_url, media_url } = fields;
	const definition = SAMPLE_TEMPLATES.find((one) => one.name === name && one.language === code);
	const part = (type: TemplateComponent['type']) => definition?.components.find((component) => component.type === type);
	if (files.length > 0) problems.push({ path: 'media', text: 'as a file is not simulated: give media_url' });
	if (fields.type === 'template' && (param_header || param_url || media_url)) {
		problems.push({ path: 'type', text: 'must be mediatemplate for a header, a file or a link' });
	}

	const format = part('HEADER')?.format?.toLowerCase() ?? 'text';
	const header = media_url ? [{ type: format, [format]: { link: media_url } }] : param_header ? [text(param_header)] : [];
	const names = [...(part('BODY')?.text ?? '').matchAll(/\{\{(\D\w*)\}\}/g)].map(([, variable]) => variable);
	const body = values(params, problems).map((value, i) => (names[i] ? { ...text(value), parameter_name: names[i] } : text(value)));
	const link = part('BUTTONS')?.buttons?.findIndex(({ url }) => url?.includes('{{')) ?? -1;
	const components = [
		...(header.length > 0 ? [{ type: 'header', parameters: header }] : []),
		...(body.length > 0 ? [{ type: 'body', parameters: body }] : []),
		...(param_url ? [{ type: 'button', sub_type: 'url', index: String(Math.max(0, link)), parameters: [text(param_url)] }] : []),
	];
	return { type: 'template', template: { name, language: { code }, components } };
}

const text = (value: string): Json => ({ type: 'text', text: value });

/** `"a","b, c"` as in the document of media templates, or `a,b` as in that of text templates. */
function values(params: string | undefined, problems: Problem[]): string[] {
	if (!params) return [];
	if (!params.startsWith('"')) return params.split(',');
	if (!/^"[^"]*"(,"[^"]*")*$/.test(params)) {
		problems.push({ path: 'params', text: 'is not a list of quoted values' });
		return [];
	}
	return params.slice(1, -1).split('","');
}
