/** Which Node runs n8n. Plain JavaScript: scripts/install.mjs needs it before anything is installed. */
const { join } = require('node:path');

/** What scripts/install.mjs fetches where the Node at hand is older than `oldest`: n8n 2.36 and later start on nothing older. */
const oldest = 24;
const version = '24.21.0';
const name = `node-${process.platform}-${process.arch}`;
const folder = join(__dirname, '..', '.cache', 'node24');
const home = join(folder, 'node_modules', name);

const runsN8n = () => Number(process.versions.node.split('.')[0]) >= oldest;

/** The Node that runs n8n: this one if it is new enough, or else the fetched one. */
const nodeForN8n = () => (runsN8n() ? process.execPath : join(home, 'bin', 'node'));

exports.fetchedNode = { folder, home, name, version };
exports.nodeForN8n = nodeForN8n;
exports.runsN8n = runsN8n;
