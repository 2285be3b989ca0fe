/**
 * Must be imported before anything of n8n-core: on being loaded it would write its settings into the
 * home folder of whoever runs the tests.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';

const userFolder = mkdtempSync(join(tmpdir(), 'kaleyra-engine-'));
process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_ENCRYPTION_KEY = 'fake-encryption-key-for-tests';
process.env.N8N_LOG_LEVEL = 'silent';

const clean = () => rmSync(userFolder, { recursive: true, force: true });
// The benchmark uses the engine without Jest.
if (typeof afterAll === 'function') afterAll(clean);
else process.once('exit', clean);
