import type { Source } from '../../kaleyra/sources';

/** Text of the code in Markdown: what would be read as formatting or HTML stays visible, but for `code`. */
export const plain = (text: string): string =>
	text.replace(/`[^`]*`|[*_<|]/g, (found) => (found.length > 1 ? found : `\\${found}`)).replace(/\n/g, ' ');

/** A link to the page that says so. */
export const sourceLink = ({ title, url }: Source): string => `[${plain(title)}](${url})`;

/** These pages, each once, with the month in which they were last seen. */
export const sourcesTable = (sources: Source[]): string =>
	table(
		['Page', 'Seen'],
		[...new Set(sources)]
			.sort((a, b) => a.title.localeCompare(b.title, 'en'))
			.map((source) => [sourceLink(source), source.seen]),
	);

/** The HTML that n8n allows in notices, as Markdown. */
export const fromHtml = (html: string): string =>
	html.replace(/<\/?b>/g, '**').replace(/<\/?code>/g, '`').replace(/<br ?\/?>/g, ' ');

/** A table; cells are Markdown already. */
export const table = (head: string[], rows: string[][]): string =>
	[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export const json = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

/** The parts of a page, those that are empty left out, with a blank line between them. */
export const page = (...parts: string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`;

export const MADE = '<!-- Made by `npm run docs` from the code: change it there. -->';
