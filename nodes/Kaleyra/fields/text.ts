import type { INodeProperties } from 'n8n-workflow';

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
export const body = (limit: number, placeholder: string): INodeProperties => ({
	...optionalBody(limit, placeholder),
	required: true,
});

/** A main text that may stay empty. */
export const optionalBody = (limit: number, placeholder: string): INodeProperties => ({
	displayName: 'Body',
	name: 'body',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: `e.g. ${placeholder}`,
	description: `The main text, up to ${limit.toLocaleString('en')} characters. WhatsApp formatting such as *bold* and _italic_ works.`,
});

/** The small grey line below the text. */
export const footer: INodeProperties = {
	displayName: 'Footer',
	name: 'footer',
	type: 'string',
	default: '',
	placeholder: 'e.g. Reply within 24 hours',
	description: 'Small text below the message, up to 60 characters. Leave empty for none.',
};
