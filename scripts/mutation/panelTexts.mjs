/**
 * An ignorer for Stryker: the texts of the panels, which the linter and the tests of the package layer hold, and which
 * no message depends on.
 */
const TEXTS = ['displayName', 'description', 'hint', 'placeholder', 'action', 'subtitle', 'notice'];

const keyOf = ({ type, key }) => (type === 'ObjectProperty' ? (key.name ?? key.value) : undefined);

/** The `name` of an option is what people read, its `value` what is saved. */
const isOption = (object) => object?.properties?.some((property) => keyOf(property) === 'value');

export const panelTexts = {
	shouldIgnore({ node, parent }) {
		const key = keyOf(node);
		if (TEXTS.includes(key) || (key === 'name' && isOption(parent))) return 'a text of the panel';
	},
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'panel-texts', value: panelTexts }];
