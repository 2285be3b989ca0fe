import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../../lab/paths';

interface Step {
	name?: string;
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
}

interface Job {
	uses?: string;
	needs?: string | string[];
	permissions?: Record<string, string>;
	steps?: Step[];
}

interface Workflow {
	permissions?: Record<string, string>;
	jobs: Record<string, Job>;
}

const folder = join(root, '.github', 'workflows');
const files = readdirSync(folder);
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');
const workflowOf = (file: string) => parse(textOf(file)) as Workflow;
const jobsOf = (file: string) => Object.values(workflowOf(file).jobs);
const stepsOf = (file: string) => jobsOf(file).flatMap((job) => job.steps ?? []);

describe.each(files)('the workflow %s', (file) => {
	it('pins every action by its commit, and says which version that is', () => {
		const used = [...jobsOf(file), ...stepsOf(file)].flatMap(({ uses }) => uses ?? []);
		const pinned = textOf(file).match(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/gm) ?? [];
		expect(pinned).toHaveLength(used.filter((action) => !action.startsWith('./')).length);
	});

	it('may only read, unless a job asks for more', () => {
		expect(workflowOf(file).permissions).toEqual({ contents: 'read' });
	});

	it('leaves no credentials behind after checkout', () => {
		const checkouts = stepsOf(file).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
		expect(checkouts.length).toBeGreaterThan(0);
		for (const { with: options } of checkouts) expect(options).toHaveProperty('persist-credentials', false);
	});

	// A branch may be called `$(…)`: into a script, names come as environment variables.
	it('puts nothing from outside into the text of a script', () => {
		expect(stepsOf(file).filter(({ run }) => run?.includes('${{'))).toEqual([]);
	});
});

describe('the job that may publish', () => {
	const { test, pack, publish } = workflowOf('release.yml').jobs;

	it('is the only one with a right beyond reading', () => {
		const asking = files.flatMap(jobsOf).filter(({ permissions }) => permissions);
		expect(asking).toEqual([publish]);
		expect(publish?.permissions).toEqual({ 'id-token': 'write' });
	});

	it('fetches the packed package and publishes it, and runs nothing else', () => {
		const [node, download, command, ...others] = publish?.steps ?? [];
		expect(node?.uses).toMatch(/^actions\/setup-node@/);
		expect(download).toMatchObject({ uses: expect.stringMatching(/^actions\/download-artifact@/), with: { name: 'packed' } });
		expect(command?.run).toMatch(/^npm publish \.\/packed\/\*\.tgz --ignore-scripts --provenance /);
		expect(others).toEqual([]);
	});

	it('waits for the tests and for the job that builds', () => {
		expect(publish?.needs).toEqual(['test', 'pack']);
		expect(test?.uses).toBe('./.github/workflows/test.yml');
		expect(pack?.steps?.map(({ run }) => run)).toEqual(expect.arrayContaining(['npm ci', 'npm run build']));
	});
});

describe('a tag', () => {
	let clone: string;
	const git = (...args: string[]) =>
		execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.example', '-c', 'commit.gpgsign=false', ...args], {
			cwd: clone,
			encoding: 'utf8',
			stdio: 'pipe',
		}).trim();

	/** A clone as the checkout action leaves it, at a tag: version 1.2.3, on main. */
	beforeAll(() => {
		clone = mkdtempSync(join(tmpdir(), 'kaleyra-release-'));
		git('init', '-q', '-b', 'main');
		writeFileSync(join(clone, 'package.json'), JSON.stringify({ version: '1.2.3', author: { email: 'we@example.org' } }));
		writeFileSync(join(clone, 'CHANGELOG.md'), '# Changelog\n\n## 1.2.3\n\n- First.\n\n## 1x1.1\n');
		git('add', '.');
		git('commit', '-qm', 'one');
		git('commit', '-qm', 'two', '--allow-empty');
		git('update-ref', 'refs/remotes/origin/main', 'HEAD');
	});
	afterAll(() => rmSync(clone, { recursive: true, force: true }));

	/** Whether the step of that name lets the release go on. */
	const passes = (name: string, env: Record<string, string>) => {
		const step = workflowOf('release.yml').jobs.pack?.steps?.find((candidate) => candidate.name === name);
		if (!step?.run) throw new Error(`release.yml has no step "${name}"`);
		return spawnSync('bash', ['-e', '-c', step.run], { cwd: clone, env: { ...process.env, ...env } }).status === 0;
	};

	it('is published from the head of main and from an older commit of it, not from a branch', () => {
		const onBranch = git('commit-tree', '-p', 'HEAD', '-m', 'three', 'HEAD^{tree}');
		const fromCommit = (sha: string) => passes('The tag is on main', { GITHUB_SHA: sha });
		expect([git('rev-parse', 'HEAD'), git('rev-parse', 'HEAD~'), onBranch].map(fromCommit)).toEqual([true, true, false]);
	});

	it('is published when it is the version, and the changelog has that version', () => {
		const withTag = (step: string) => (tag: string) => passes(step, { GITHUB_REF_NAME: tag });
		expect(['v1.2.3', 'v1.2.4', '1.2.3'].map(withTag('The tag is the version'))).toEqual([true, false, false]);
		expect(['v1.2.3', 'v1.2', 'v1.1.1'].map(withTag('The changelog has the version'))).toEqual([true, false, false]);
	});

	it('is published once the author has a real address', () => {
		const withAddress = (email: string) => {
			writeFileSync(join(clone, 'package.json'), JSON.stringify({ version: '1.2.3', author: { email } }));
			return passes('The author can be reached', {});
		};
		expect(['we@example.org', 'we@package.example'].map(withAddress)).toEqual([true, false]);
	});
});
