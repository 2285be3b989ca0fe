/** Draws the lines that a run of Stryker changes, where changing all would take a day. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { panelTexts } from './panelTexts.mjs';

const silent = { isDebugEnabled: () => false, debug() {}, info() {}, warn() {} };

/**
 * Lines of the TypeScript below `folder`, as Stryker's `mutate` takes them, drawn at random with `seed` until Stryker
 * can change them in at least `mutants` ways. Changes of more than one line are not among them.
 */
export async function sampleLines(folder, { seed, mutants }) {
	const lines = await mutantsByLine(folder);
	const drawn = [];
	let count = 0;
	for (const [line, ways] of shuffled([...lines], randomFrom(seed))) {
		if (count >= mutants) break;
		drawn.push(line);
		count += ways;
	}
	return drawn;
}

/** How many ways Stryker knows to change each line, by `file:line-line`. */
async function mutantsByLine(folder) {
	const files = readdirSync(folder, { recursive: true })
		.filter((file) => file.endsWith('.ts'))
		.sort()
		.map((file) => join(folder, file))
		.map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') }));
	const options = { plugins: null, excludedMutations: [], ignorers: [panelTexts] };
	const { mutants } = await new Instrumenter(silent).instrument(files, options);
	const lines = new Map();
	for (const { fileName, location: { start, end }, status } of mutants) {
		if (status === 'Ignored' || start.line !== end.line) continue;
		const line = `${fileName}:${start.line + 1}-${end.line + 1}`;
		lines.set(line, (lines.get(line) ?? 0) + 1);
	}
	return lines;
}

/** Fisher and Yates. */
function shuffled(list, random) {
	for (let left = list.length - 1; left > 0; left--) {
		const other = Math.floor(random() * (left + 1));
		[list[left], list[other]] = [list[other], list[left]];
	}
	return list;
}

/** Mulberry32: numbers below 1, the same for the same seed. */
function randomFrom(seed) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let value = Math.imul(state ^ (state >>> 15), state | 1);
		value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
		return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
	};
}
