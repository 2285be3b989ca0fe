/** Builds `dist/`: the compiled TypeScript, and beside it the files n8n reads that are not code. */
const { rm } = require('node:fs/promises');
const { spawn } = require('node:child_process');
const { dest, series, src } = require('gulp');

/** A file deleted from the source must not survive in the package. */
const clean = () => rm('dist', { recursive: true, force: true });

const compile = () => spawn(process.execPath, [require.resolve('typescript/bin/tsc')], { stdio: 'inherit' });

/** Icons, codex files (`*.node.json`) and output previews (`__schema__`). */
const copyAssets = () =>
	src(['nodes/**/*.{svg,png,json}', 'credentials/**/*.{svg,png,json}'], { base: '.', encoding: false, allowEmpty: true }).pipe(dest('dist'));

exports.build = series(clean, compile, copyAssets);
exports.default = exports.build;
