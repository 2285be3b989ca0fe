import type { Field } from '../../checks/field';
import type { TemplateButton } from '../../samples/templates';
import { checkParameter, variables } from './parameters';

interface ButtonRule {
	/** `sub_type` of the component that fills this button in. */
	subType: string;
	/** Type of its parameter. */
	parameter: string;
	/** Whether the send must fill it in. */
	required: boolean;
}

/** What a send may say about each type of button; undefined when nothing. */
const rules: Record<TemplateButton['type'], (button: TemplateButton) => ButtonRule | undefined> = {
	QUICK_REPLY: () => ({ subType: 'quick_reply', parameter: 'payload', required: false }),
	URL: ({ url }) => (variables(url).length > 0 ? { subType: 'url', parameter: 'text', required: true } : undefined),
	PHONE_NUMBER: () => undefined,
	COPY_CODE: () => ({ subType: 'copy_code', parameter: 'coupon_code', required: true }),
	// Meta has one-time passwords sent as if the button were a URL.
	OTP: () => ({ subType: 'url', parameter: 'text', required: true }),
	FLOW: () => ({ subType: 'flow', parameter: 'action', required: false }),
	CATALOG: () => ({ subType: 'catalog', parameter: 'action', required: false }),
	MPM: () => ({ subType: 'mpm', parameter: 'action', required: true }),
};

/** Checks the button components of a send against the template's buttons. */
export function checkButtons(components: Field, sent: Field[], defined: TemplateButton[]): void {
	const filled = new Set<number>();
	for (const component of sent) {
		component.object(['type', 'sub_type', 'index', 'parameters']);
		const index = Number(component.at('index').value ?? NaN);
		const button = defined[index];
		const rule = button && rules[button.type](button);
		if (!rule || filled.has(index)) {
			component.at('index').refuse(rule ? 'repeats a button' : 'is not a button of this template that can be filled in');
			continue;
		}
		filled.add(index);
		component.at('sub_type').oneOf([rule.subType, rule.subType.toUpperCase()]);
		for (const parameter of component.at('parameters').items(1, 1)) checkParameter(parameter, [rule.parameter]);
	}
	defined.forEach((button, i) => {
		if (rules[button.type](button)?.required && !filled.has(i)) components.refuse(`need the button ${i} (${button.text})`);
	});
}
