import { refuseRepeats } from '../checks/field';
import { LIMITS } from '../limits';
import { VERSIONS } from '../model';
import { actionOf, checkParts, renderParts, TEXT_HEADER } from './parts';
import type { MessageKind } from './kind';

interface ListRow {
	id: string;
	title: string;
	description?: string;
}

export interface ListSection {
	title?: string;
	rows: ListRow[];
}

/** A button that opens a sheet with sections of rows, one of which can be chosen. */
export const list: MessageKind = {
	name: 'list',
	versions: VERSIONS.all,

	check(field, version) {
		checkParts(field, { headers: TEXT_HEADER, bodyMax: LIMITS.listBodyOn[version] ?? LIMITS.listBody });
		const action = field.at('action');
		if (!action.object(['button', 'sections'])) return;
		const button = action.at('button');
		button.text({ max: LIMITS.list.button });
		button.noEmoji();

		const sections = action.at('sections').items(1, LIMITS.list.sections);
		const rows = sections.flatMap((section) => {
			if (!section.object(['title', 'rows'])) return [];
			section.at('title').text({ max: LIMITS.list.sectionTitle, optional: sections.length === 1 });
			return section.at('rows').items(1, LIMITS.list.rows);
		});
		// Some documents say ten per section; Meta counts over all sections.
		if (rows.length > LIMITS.list.rows) {
			action.at('sections').refuse(`have ${rows.length} rows together, the limit is ${LIMITS.list.rows}`);
		}
		for (const row of rows) {
			if (!row.object(['id', 'title', 'description'])) continue;
			row.at('id').text({ max: LIMITS.list.rowId });
			row.at('title').text({ max: LIMITS.list.rowTitle });
			row.at('description').text({ max: LIMITS.list.rowDescription, optional: true });
		}
		refuseRepeats(rows.map((row) => row.at('id')), 'row id');
	},

	render(content) {
		const { button, sections } = actionOf(content);
		return { ...renderParts(content), actions: [{ type: 'list', title: String(button), sections }] };
	},
};
