import { join } from 'node:path';

/** The folder of the checkout. */
export const root = join(__dirname, '..', '..');

/** Logs of the servers and pictures of the browser land here and outlive the run. */
export const artifacts = join(root, '.cache', 'artifacts');
