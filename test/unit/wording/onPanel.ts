import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import type { Panel } from '../../../nodes/Kaleyra/wording';

const groupsOf = ({ type, options = [] }: INodeProperties) => (type === 'fixedCollection' ? (options as INodePropertyCollection[]) : []);

/** All fields of a panel, those inside of others too. */
function allOf(fields: readonly INodeProperties[]): INodeProperties[] {
	return fields.flatMap((field) => [
		field,
		...allOf(field.type === 'collection' ? (field.options as INodeProperties[]) : groupsOf(field).flatMap(({ values }) => values)),
	]);
}

/** What the name of a field in a violation says that the panel does not show: nothing, when it is right. */
export function offPanel(name: string, { fields }: Panel): string[] {
	const all = allOf(fields);
	const titles = all.flatMap(groupsOf).map(({ displayName }) => displayName);
	const choices = all.flatMap(({ type, options = [] }) => (type === 'options' ? options.map((option) => String((option as { value?: unknown }).value)) : []));
	const labels = name.split(' > ');
	return labels.filter((label, index) => {
		const before = all.filter(({ displayName }) => displayName === labels[index - 1]);
		if (before.some(({ type }) => type === 'json')) return !/^(\[\d+\]|\.\w+)+$/.test(label);
		// A template's own names of its variables.
		if (before.some(({ type }) => type === 'resourceMapper')) return false;
		// The title of an entry that is named by what is chosen in it.
		if (before.some((field) => groupsOf(field).length > 0) && choices.includes(label)) return false;
		const entry = /^(.+) \d+$/.exec(label)?.[1];
		return !all.some(({ displayName }) => displayName === label) && !titles.some((title) => title === entry);
	});
}
