import { filled } from '../json';
import { versions } from './apiRules';
import { isBlank, Checks, MOST_CHECKED } from './checks';
import { checkTexts, interactiveToMeta, interactiveToV1, textLimits, type InteractiveTexts } from './interactive';
import { limits } from './limits';
import type { MessageType } from './types';
import type { Path } from './violation';

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
	versions: versions.all,
	limits: { list: limits.list, ...textLimits },

	check(message, api) {
		const checks = new Checks(api);
		checkTexts(checks, message, ['text'], limits.list.body);
		checks.requiredText(['buttonText'], message.buttonText, limits.list.buttonText);
		checks.noEmoji(['buttonText'], message.buttonText);
		checkSections(checks, message.sections);
		return checks.violations;
	},

	toMeta: (message) => interactiveToMeta('list', message, actionOf(message)),
	toV1Form: (message) => interactiveToV1('list', message, actionOf(message)),

	mapIds: (message, change) => ({
		...message,
		sections: message.sections.map((section, sectionIndex) => ({
			...section,
			rows: section.rows.map((row, rowIndex) => ({
				...row,
				id: change(row.id, { path: ['sections', sectionIndex, 'rows', rowIndex, 'id'], limit: limits.list.rowId }),
			})),
		})),
	}),
};

const actionOf = ({ buttonText, sections }: ListMessage) => ({
	button: buttonText,
	sections: sections.map(({ title, rows }) =>
		filled({ title, rows: rows.map((row) => ({ id: row.id, title: row.title, ...filled({ description: row.description }) })) }),
	),
});

function checkSections(checks: Checks, sections: readonly ListSection[]) {
	checks.count(['sections'], sections.length, limits.list.sections, 'section');
	const rowTotal = sections.reduce((total, { rows }) => total + rows.length, 0);
	if (rowTotal > 0) checks.count(['sections'], rowTotal, limits.list.rows, 'row');

	let checked = 0;
	const ids: Array<{ path: Path; value: string }> = [];
	sections.slice(0, MOST_CHECKED).forEach(({ title, rows }, sectionIndex) => {
		const section = ['sections', sectionIndex];
		if (sections.length > 1 && isBlank(title)) {
			checks.add([...section, 'title'], 'is empty', 'Enter a title: a list with several sections needs one for each');
		}
		checks.text([...section, 'title'], title, limits.list.sectionTitle);
		if (rows.length === 0) checks.add(section, 'has no row', 'Add a row or remove the section');
		rows.slice(0, MOST_CHECKED - checked).forEach((row, rowIndex) => {
			// Of the items beyond the limit no row was read.
			if (checked++ >= limits.list.rows.max && isBlank(row.title)) return;
			const path = [...section, 'rows', rowIndex];
			checks.requiredText([...path, 'title'], row.title, limits.list.rowTitle);
			checks.text([...path, 'description'], row.description, limits.list.rowDescription);
			checks.text([...path, 'id'], row.id, limits.list.rowId);
			ids.push({ path: [...path, 'id'], value: row.id });
		});
	});
	checks.unique(ids);
}
