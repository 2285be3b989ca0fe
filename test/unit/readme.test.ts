import { readFileSync } from 'node:fs';

import { upToDateReadme } from '../../scripts/docs';

test('README.md tells the operations, limits and error codes as the code has them (npm run docs)', () => {
	expect(readFileSync('README.md', 'utf8')).toBe(upToDateReadme());
});
