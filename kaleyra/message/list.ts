import { filled } from '../json';
import { isBlank, Checks, MOST_CHECKED } from './checks';
import { checkTexts, interactiveToMeta, interactiveToV1, textLimits, type InteractiveTexts } from './interactive';
import { limits } from './limits';
import type { MessageType } from './types';

export interface ListRow {
	id: string;
	title: string;
	description?: string;
}

export interface ListSection {
	title?: string;
	rows: ListRow[];
}

/** A text with a button that opens a list to choose from. */
export interface ListMessage extends InteractiveTexts {
	kind: 'list';
	body: string;
	/** The label of the button that opens the list. */
	buttonText: string;
	sections: ListSection[];
}

export const list: MessageType<ListMessage> = {
	kind: 'list',
	label: 'list',
	versions: ['v1', 'v2', 'v3'],
	limits: { list: limits.list, ...textLimits },

	check(message, api) {
		const checks = new Checks(api);
		checkTexts(checks, message, ['text'], limits.list.body);
		checks.requiredText('Button Text', message.buttonText, limits.list.buttonText);
		checks.noEmoji('Button Text', message.buttonText);
		checkSections(checks, message.sections);
		return checks.violations;
	},

	toMeta: (message) => interactiveToMeta('list', message, actionOf(message)),
	toV1Form: (message) => interactiveToV1('list', message, actionOf(message)),
};

const actionOf = ({ buttonText, sections }: ListMessage) => ({
	button: buttonText,
	sections: sections.map(({ title, rows }) =>
		filled({ title, rows: rows.map((row) => ({ id: row.id, title: row.title, ...filled({ description: row.description }) })) }),
	),
});

function checkSections(checks: Checks, sections: readonly ListSection[]) {
	checks.count('Sections', sections.length, limits.list.sections, 'section');
	const rowTotal = sections.reduce((total, { rows }) => total + rows.length, 0);
	if (rowTotal > 0) checks.count('Sections', rowTotal, limits.list.rows, 'row');

	let checked = 0;
	const ids: Array<{ field: string; value: string }> = [];
	sections.slice(0, MOST_CHECKED).forEach(({ title, rows }, sectionIndex) => {
		const section = `Sections > Section ${sectionIndex + 1}`;
		if (sections.length > 1 && isBlank(title)) {
			checks.add(`${section} > Title`, 'is empty', 'Enter a title: a list with several sections needs one for each');
		}
		checks.text(`${section} > Title`, title, limits.list.sectionTitle);
		if (rows.length === 0) checks.add(section, 'has no row', 'Add a row or remove the section');
		rows.slice(0, MOST_CHECKED - checked).forEach((row, rowIndex) => {
			// Of the items beyond the limit no row was read.
			if (checked++ >= limits.list.rows.max && isBlank(row.title)) return;
			const place = `${section} > Row ${rowIndex + 1}`;
			checks.requiredText(`${place} > Title`, row.title, limits.list.rowTitle);
			checks.text(`${place} > Description`, row.description, limits.list.rowDescription);
			checks.text(`${place} > ID`, row.id, limits.list.rowId);
			ids.push({ field: `${place} > ID`, value: row.id });
		});
	});
	checks.unique(ids);
}
