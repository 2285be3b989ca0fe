/** The parts of docs/trigger.md that follow from the fixtures, so that what it calls tested is tested. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { webhookFixtures } from '../test/support/webhookFixtures';

const root = join(__dirname, '..');

/** For each kind of event the fixture whose item is shown. */
const shown: Record<string, string> = {
	listReply: 'kaleyra_reply_with_reference',
	buttonReply: 'kaleyra_button_reply',
	flowReply: 'kaleyra_flow_reply',
	templateButton: 'kaleyra_template_button',
	text: 'kaleyra_text_from_ad',
	media: 'kaleyra_image_with_copy',
	location: 'kaleyra_location',
	contacts: 'kaleyra_contacts',
	reaction: 'kaleyra_reaction',
	order: 'kaleyra_order',
	address: 'kaleyra_address',
	otherMessage: 'kaleyra_unsupported',
	messageStatus: 'kaleyra_failed',
	accountUpdate: 'number_quality',
};

/** docs/trigger.md with its generated parts written anew. */
export function upToDateTriggerDocs(): string {
	return replace(replace(readFileSync(join(root, 'docs', 'trigger.md'), 'utf8'), 'examples', examples()), 'calls', callsTable());
}

function replace(text: string, part: string, content: string): string {
	const whole = new RegExp(`<!-- ${part} -->[\\s\\S]*<!-- /${part} -->`);
	return text.replace(whole, () => `<!-- ${part} -->\n${content}\n<!-- /${part} -->`);
}

function examples(): string {
	return Object.entries(shown)
		.map(([event, name]) => `**${event}**\n\n\`\`\`json\n${JSON.stringify(itemOf(name), null, 2)}\n\`\`\``)
		.join('\n\n');
}

function itemOf(name: string): IDataObject | undefined {
	return webhookFixtures.find((fixture) => fixture.name === name)?.events[0];
}

function callsTable(): string {
	const forms = [...new Set(webhookFixtures.map(({ shape }) => shape))];
	const kinds = [...new Set(webhookFixtures.map(({ kind }) => kind))];
	const isTested = (kind: string, form: string) => webhookFixtures.some((one) => one.kind === kind && one.shape === form);
	return [
		`| Kind | ${forms.join(' | ')} |`,
		`| --- |${' :-: |'.repeat(forms.length)}`,
		...kinds.map((kind) => `| ${kind.replaceAll('_', ' ')} | ${forms.map((form) => (isTested(kind, form) ? '✓' : '')).join(' | ')} |`),
	].join('\n');
}
