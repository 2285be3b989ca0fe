/** Stryker runs one Jest project; `npm run mutation` names it. */
const { projects } = require('../../jest.config.js');

module.exports = projects.find(({ displayName }) => displayName === process.env.MUTATION_LAYER);
