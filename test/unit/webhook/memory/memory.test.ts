import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hostileCalls } from '../../../../lab/hostileCalls';
import type { Told } from './reader';

const megabyte = 1024 * 1024;

/** What Node, the compiler and an empty reader take. */
const baseline = 64;

/** Reads all hostile calls of a size in a process whose heap is limited to 20 times that size. */
async function readWithin(megabytes: number, only = ''): Promise<Told[]> {
	const tsx = createRequire(__filename).resolve('tsx');
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[`--max-old-space-size=${baseline + 20 * megabytes}`, '--import', `file://${tsx}`, join(__dirname, 'reader.ts'), String(megabytes * megabyte), only],
		{ maxBuffer: 16 * megabyte },
	);
	return stdout.trim().split('\n').map((line) => JSON.parse(line) as Told);
}

it('every hostile call of 4 MB is read within 20 times its size, raw output on and off', async () => {
	const all = await readWithin(4);
	expect(all.map(({ name }) => name)).toEqual(hostileCalls.map(({ name }) => name));
	for (const call of all) {
		const { simple, raw, explained, bytes } = call;
		// A thousand small events become items with named keys, hence the megabytes that do not depend on the size.
		const most = 2 * bytes + 8 * megabyte;
		expect({ ...call, isBounded: simple < most && raw < 2 * most && explained < most }).toEqual({ ...call, isBounded: true });
	}
	expect(all.filter(({ events }) => events >= 1_000).length).toBeGreaterThan(10);
}, 600_000);

it('a call of 16 MB with messages × keys is read within 20 times its size', async () => {
	const all = await readWithin(16, 'keys beside');
	expect(all.map(({ events, leftOut }) => events > 0 && leftOut > 0)).toEqual(all.map(() => true));
}, 600_000);
