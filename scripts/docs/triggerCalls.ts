/** Which calls of the trigger's webhook are tested: every kind in every form that has a recorded call. */
import { webhookFixtures } from '../../lab/webhookFixtures';
import { table } from './markdown';

const forms = [...new Set(webhookFixtures.map(({ shape }) => shape))];
const kinds = [...new Set(webhookFixtures.map(({ kind }) => kind))];

const isTested = (kind: string, form: string) => webhookFixtures.some((one) => one.kind === kind && one.shape === form);

export const callsTable = (): string =>
	table(
		['Kind', ...forms],
		kinds.map((kind) => [kind.replaceAll('_', ' '), ...forms.map((form) => (isTested(kind, form) ? '✓' : ''))]),
	);
