import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** A field with the names of the fields around it, and the fields beside it. */
export interface Field {
	path: string;
	field: INodeProperties;
	siblings: INodeProperties[];
}

/** All fields of a panel: those at the top and those inside collections. */
export const allFields = (properties: INodeProperties[], prefix = ''): Field[] =>
	properties.flatMap((field) => {
		const path = prefix + field.name;
		const { options = [] } = field;
		const inner =
			field.type === 'collection'
				? allFields(options as INodeProperties[], `${path}.`)
				: options.flatMap((option) => ('values' in option ? allFields(option.values, `${path}.${option.name}.`) : []));
		return [{ path, field, siblings: properties }, ...inner];
	});

/** The values one can choose in a field. */
export const choicesOf = ({ type, options = [] }: INodeProperties): INodePropertyOptions[] =>
	type === 'options' || type === 'multiOptions' ? (options as INodePropertyOptions[]) : [];
