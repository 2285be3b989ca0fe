import { readFileSync } from 'node:fs';

import { upToDateTriggerDocs } from '../../scripts/triggerDocs';

test('docs/trigger.md shows the items and the tested calls as the fixtures have them (npm run docs)', () => {
	expect(readFileSync('docs/trigger.md', 'utf8')).toBe(upToDateTriggerDocs());
});
