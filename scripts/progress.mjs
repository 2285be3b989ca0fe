/** How the scripts tell what they do, and how they run other programs. Node built-ins only: this runs before anything is installed. */
import { spawn } from 'node:child_process';

const SIGN_OF_LIFE_MS = 10_000;
const TAIL_LINES = 40;

/** Seconds since `start` (milliseconds of Date.now), for people: `8 s` or `2 min 5 s`. */
export function elapsed(start) {
	const seconds = Math.round((Date.now() - start) / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Does one task under a title: a line when it starts, a sign of life every ten seconds, the time it took. */
export async function step(title, task) {
	const start = Date.now();
	console.log(`  … ${title}`);
	const signOfLife = setInterval(() => console.log(`  … ${title} (${elapsed(start)})`), SIGN_OF_LIFE_MS);
	try {
		const result = await task();
		console.log(`  ✓ ${title} (${elapsed(start)})`);
		return result;
	} catch (error) {
		console.log(`  ✗ ${title} (${elapsed(start)})`);
		throw error;
	} finally {
		clearInterval(signOfLife);
	}
}

/**
 * Runs a program quietly; when it fails, the error holds the end of what it printed.
 * `options` are those of child_process.spawn.
 */
export function run(command, args, options = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
		let lines = [];
		const keep = (chunk) => {
			lines = [...lines, ...chunk.toString().split('\n')].slice(-TAIL_LINES);
		};
		child.stdout?.on('data', keep);
		child.stderr?.on('data', keep);
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) resolve();
			else reject(new Error(`"${command} ${args.join(' ')}" ended with code ${code}:\n${lines.join('\n')}`));
		});
	});
}

/** Runs a program whose output the user should see, and returns its exit code. */
export function show(command, args, options = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
		child.on('error', reject);
		child.on('close', (code) => resolve(code ?? 1));
	});
}
