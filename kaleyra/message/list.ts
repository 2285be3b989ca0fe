import { isBlank, Checks } from './checks';
import { checkHeader, headerToMeta, headerToV1, type Header } from './header';
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

export interface ListMessage {
	kind: 'list';
	header?: Header;
	body: string;
	footer?: string;
	/** The label of the button that opens the list. */
	buttonText: string;
	sections: ListSection[];
}

export const list: MessageType<ListMessage> = {
	kind: 'list',
	label: 'list',
	inV3: true,

	check(message, version) {
		const checks = new Checks(version);
		checkHeader(checks, message.header, ['text']);
		checks.requiredText('Body', message.body, limits.list.body);
		checks.text('Footer', message.footer, limits.footer);
		checks.requiredText('Button Text', message.buttonText, limits.list.buttonText);
		checkSections(checks, message.sections);
		return checks.violations;
	},

	toMeta: (message) => ({
		type: 'interactive',
		interactive: {
			type: 'list',
			...(message.header ? { header: headerToMeta(message.header) } : {}),
			body: { text: message.body },
			...(message.footer ? { footer: { text: message.footer } } : {}),
			action: actionOf(message),
		},
	}),

	toV1Form: (message) => ({
		type: 'list',
		body: message.body,
		...headerToV1(message.header),
		...(message.footer ? { footer: message.footer } : {}),
		action: JSON.stringify(actionOf(message)),
	}),
};

const actionOf = ({ buttonText, sections }: ListMessage) => ({
	button: buttonText,
	sections: sections.map(({ title, rows }) => ({
		...(title ? { title } : {}),
		rows: rows.map(({ id, title: rowTitle, description }) => ({
			id,
			title: rowTitle,
			...(description ? { description } : {}),
		})),
	})),
});

function checkSections(checks: Checks, sections: readonly ListSection[]) {
	checks.count('Sections', sections.length, limits.list.sections, 'section');
	const rowTotal = sections.reduce((total, { rows }) => total + rows.length, 0);
	if (rowTotal > 0) checks.count('Sections', rowTotal, limits.list.rows, 'row');

	const ids: Array<{ field: string; value: string }> = [];
	sections.forEach(({ title, rows }, sectionIndex) => {
		const section = `Sections > Section ${sectionIndex + 1}`;
		if (sections.length > 1 && isBlank(title)) {
			checks.add(`${section} > Title`, 'is empty', 'Enter a title: a list with several sections needs one for each');
		}
		checks.text(`${section} > Title`, title, limits.list.sectionTitle);
		if (rows.length === 0) checks.add(section, 'has no row', 'Add a row or remove the section');
		rows.forEach((row, rowIndex) => {
			const place = `${section} > Row ${rowIndex + 1}`;
			checks.requiredText(`${place} > Title`, row.title, limits.list.rowTitle);
			checks.text(`${place} > Description`, row.description, limits.list.rowDescription);
			checks.text(`${place} > ID`, row.id, limits.list.rowId);
			ids.push({ field: `${place} > ID`, value: row.id });
		});
	});
	checks.unique(ids);
}
