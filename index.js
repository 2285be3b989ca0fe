/**
 * What the package offers, for a program that requires a checkout of it. n8n itself does not come
 * through here: it reads the `n8n` section of package.json.
 */
module.exports = {
	...require('./dist/credentials/KaleyraApi.credentials.js'),
	...require('./dist/nodes/Kaleyra/Kaleyra.node.js'),
	...require('./dist/nodes/KaleyraTrigger/KaleyraTrigger.node.js'),
};
