import type { INodeProperties } from 'n8n-workflow';

import { limits, type Limit } from '../../../kaleyra/message/limits';
import type { ApiVersion } from '../../../kaleyra/message/types';
import { codeOf } from '../../../kaleyra/message/versions';

/** What always stands below a text field, so that nobody finds out about the limit too late. */
export function upTo({ max, byVersion = {} }: Omit<Limit, 'source'>): string {
	const others = Object.entries(byVersion).map(([version, other]) => `${codeOf(version as ApiVersion)}: ${other.toLocaleString('en')}`);
	return `Up to ${max.toLocaleString('en')} characters${others.length > 0 ? ` (${others.join(', ')})` : ''}`;
}

/** A one-line text that may stay empty. */
export const lineOfText = (
	displayName: string,
	name: string,
	example: string,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description,
});

/** The main text of a message. */
export const body = (limit: Limit, placeholder: string): INodeProperties => ({
	...optionalBody(limit, placeholder),
	required: true,
});

/** A main text that may stay empty. */
export const optionalBody = (limit: Limit, placeholder: string): INodeProperties => ({
	displayName: 'Body',
	name: 'body',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: `e.g. ${placeholder}`,
	hint: upTo(limit),
	description: 'The main text. WhatsApp formatting such as *bold* and _italic_ works.',
});

/** The small grey line below the text. */
export const footer: INodeProperties = {
	displayName: 'Footer',
	name: 'footer',
	type: 'string',
	default: '',
	placeholder: 'e.g. Reply within 24 hours',
	hint: upTo(limits.footer),
	description: 'Small text below the message. Leave empty for none.',
};
