import { readFileSync } from 'node:fs';

import { upToDateMessagesDocs } from '../../scripts/messagesDocs';

test('docs/messages.md tells what is tested through which version (npm run docs)', () => {
	expect(readFileSync('docs/messages.md', 'utf8')).toBe(upToDateMessagesDocs());
});
