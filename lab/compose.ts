import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './paths';

/** One n8n process of examples/docker-compose.yml. */
export interface N8nProcess {
	name: string;
	command: 'start' | 'worker' | 'webhook';
	env: Record<string, string>;
}

interface Compose {
	services: Record<string, { image: string; command?: N8nProcess['command']; environment?: Record<string, string> }>;
}

/** The n8n processes of the compose file for users, with its variables filled in from what a .env file would say. */
export function composedProcesses(dotEnv: Record<string, string>): N8nProcess[] {
	const text = readFileSync(join(root, 'examples', 'docker-compose.yml'), 'utf8');
	const { services } = parse(text, { merge: true }) as Compose;
	return Object.entries(services)
		.filter(([, { image }]) => image.startsWith('n8nio/n8n'))
		.map(([name, { command = 'start', environment = {} }]) => {
			const filled = Object.entries(environment).map(([key, value]) => [key, fillIn(String(value), dotEnv)] as const);
			return { name, command, env: Object.fromEntries(filled) };
		});
}

/** `${NAME}`, `${NAME:?what to do}` and `${NAME:-default}`, as Compose understands them. */
function fillIn(text: string, dotEnv: Record<string, string>): string {
	return text.replace(/\$\{(\w+)(?::([?-])([^}]*))?\}/g, (_, name: string, kind?: string, more?: string) => {
		const value = dotEnv[name] ?? (kind === '-' ? more : undefined);
		if (value === undefined) throw new Error(`The compose file asks for ${name}`);
		return value;
	});
}
