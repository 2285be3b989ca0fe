import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome'];

/** Starts the system's Chromium without a window. It reaches nothing but this machine. */
export async function openBrowser(): Promise<Browser> {
	return await chromium.launch({
		executablePath: chromiumProgram(),
		headless: true,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-dev-shm-usage',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
		],
	});
}

function chromiumProgram(): string {
	for (const folder of (process.env.PATH ?? '').split(delimiter)) {
		for (const name of PROGRAMS) {
			const program = join(folder, name);
			if (existsSync(program)) return program;
		}
	}
	throw new Error('No Chromium on this system. On Debian: apt-get install chromium');
}
