import type { TemplateDefinition, TemplateFace } from './definition';
import type { Place } from './place';
import { fill } from './placeholders';
import { valueAt, type Values } from './values';

/** What the customer reads: header, text, footer and buttons, each filled in; cards follow the text. */
export function previewOf(template: TemplateDefinition, values: Values): string {
	const at = valueAt(values);
	const cards = template.cards.map((card, index) => `— ${index + 1} —\n${face(card, at, index)}`);
	return [face(template, at), ...cards].join('\n\n');
}

function face({ header, body, footer, buttons }: TemplateFace, at: (place: Place) => unknown, card?: number): string {
	const text = (part: 'headerText' | 'body') => (name: string) => {
		const value = at({ part, name, card });
		return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	};
	const headerText =
		header === undefined || header.format === 'TEXT'
			? fill(header?.text ?? '', text('headerText'))
			: `[${header.format.toLowerCase()}]`;
	return [
		headerText,
		fill(body.text, text('body')),
		footer,
		buttons.map((button) => `[${button.text}]`).join(' '),
	]
		.filter((part) => part !== '')
		.join('\n\n');
}
