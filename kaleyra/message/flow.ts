import type { JsonObject } from '../json';
import { versions } from './apiRules';
import { Checks, isBlank } from './checks';
import { checkTexts, interactiveToMeta, textLimits, type InteractiveTexts } from './interactive';
import { limits } from './limits';
import type { MessageType } from './types';
import { naming } from './violation';

/** The version of the Flow message format that Meta requires. */
const FLOW_MESSAGE_VERSION = '3';

/** A text with a button that opens a form inside the chat. */
export interface FlowMessage extends InteractiveTexts {
	kind: 'flow';
	body: string;
	/** Either the id or the name of the flow. */
	flowId?: string;
	flowName?: string;
	/** The label of the button that opens the flow. */
	cta: string;
	/** Comes back with the answers. */
	token?: string;
	action: 'navigate' | 'data_exchange';
	/** The first screen, and what it starts with. Only for `navigate`. */
	screen?: string;
	data?: JsonObject;
	mode: 'published' | 'draft';
}

export const flow: MessageType<FlowMessage> = {
	kind: 'flow',
	label: 'flow',
	versions: versions.cloudApi,
	limits: { flow: limits.flow, ...textLimits },

	check(message, api) {
		const checks = new Checks(api);
		checkTexts(checks, message, ['text'], limits.flow.body);
		checkFlowIdentity(checks, message);
		checks.requiredText(['cta'], message.cta, limits.flow.cta);
		checks.noEmoji(['cta'], message.cta);
		checks.text(['token'], message.token, limits.flow.token);
		checkFirstScreen(checks, message);
		return checks.violations;
	},

	toMeta: (message) => interactiveToMeta('flow', message, { name: 'flow', parameters: flowParameters(message) }),

	mapIds: (message, change) => ({
		...message,
		token: change(message.token ?? '', { path: ['token'], limit: limits.flow.token }),
	}),
};

function checkFlowIdentity(checks: Checks, { flowId, flowName }: FlowMessage) {
	if (isBlank(flowId) && isBlank(flowName)) {
		checks.add(['flow'], 'is empty', 'Choose a flow, or enter its ID or its name');
	} else if (!isBlank(flowId) && !isBlank(flowName)) {
		checks.add(['flow'], 'has both an ID and a name', 'Keep one of the two');
	}
}

function checkFirstScreen(checks: Checks, { action, screen, data }: FlowMessage) {
	const hasData = data !== undefined && Object.keys(data).length > 0;
	if (action === 'data_exchange') {
		if (!isBlank(screen) || hasData) {
			checks.add(
				isBlank(screen) ? ['data'] : ['screen'],
				'is set, but with Data Exchange your endpoint chooses the first screen',
				naming`Clear it, or set ${['action']} to Navigate`,
			);
		}
	} else if (hasData && isBlank(screen)) {
		checks.add(['screen'], naming`is empty although ${['data']} is set`, 'Enter the ID of the screen that takes the data');
	}
}

function flowParameters(message: FlowMessage): JsonObject {
	const { flowId, flowName, token, screen, data, mode } = message;
	const hasData = data !== undefined && Object.keys(data).length > 0;
	return {
		flow_message_version: FLOW_MESSAGE_VERSION,
		...(flowId ? { flow_id: flowId } : { flow_name: flowName }),
		flow_cta: message.cta,
		...(token ? { flow_token: token } : {}),
		...(mode === 'draft' ? { mode } : {}),
		flow_action: message.action,
		...(screen ? { flow_action_payload: { screen, ...(hasData ? { data } : {}) } } : {}),
	};
}
