import type { TemplateDefinition, TemplateFace } from './definition';
import { fill } from './placeholders';

/** What the customer reads: header, text, footer and buttons, each filled in; cards follow the text. */
export function previewOf(template: TemplateDefinition, values: ReadonlyMap<string, unknown>): string {
	const cards = template.cards.map((card, index) => `— ${index + 1} —\n${face(card, values, `card:${index}:`)}`);
	return [face(template, values, ''), ...cards].join('\n\n');
}

function face({ header, body, footer, buttons }: TemplateFace, values: ReadonlyMap<string, unknown>, prefix: string): string {
	const valueAt = (place: string) => (name: string) => {
		const value = values.get(`${prefix}${place}:${name}`);
		return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	};
	const headerText =
		header === undefined || header.format === 'TEXT'
			? fill(header?.text ?? '', valueAt('header:text'))
			: `[${header.format.toLowerCase()}]`;
	return [
		headerText,
		fill(body.text, valueAt('body')),
		footer,
		buttons.map(({ text }) => `[${text}]`).join(' '),
	]
		.filter((part) => part !== '')
		.join('\n\n');
}
