import type { Field } from '../checks/field';
import { LIMITS } from '../limits';
import { isObject, VERSIONS } from '../model';
import { sampleFlow } from '../samples/flows';
import { actionOf, checkParts, renderParts, TEXT_HEADER } from './parts';
import type { MessageKind } from './kind';

/** A form that opens on the phone. */
export const flow: MessageKind = {
	name: 'flow',
	versions: VERSIONS.cloudApi,

	check(field) {
		checkParts(field, { headers: TEXT_HEADER });
		const action = field.at('action');
		if (!action.object(['name', 'parameters'])) return;
		action.at('name').oneOf(['flow']);
		checkFlowParameters(action.at('parameters'));
	},

	render(content) {
		const parameters = actionOf(content).parameters as Record<string, unknown>;
		const payload = isObject(parameters.flow_action_payload) ? parameters.flow_action_payload : {};
		return {
			...renderParts(content),
			actions: [
				{
					type: 'flow',
					title: String(parameters.flow_cta),
					token: parameters.flow_token,
					draft: parameters.mode === 'draft',
					data: payload.data,
					form: sampleFlow(parameters.flow_id ?? parameters.flow_name),
				},
			],
		};
	},
};

const KEYS = [
	'flow_message_version', 'flow_id', 'flow_name', 'flow_cta', 'flow_token', 'mode', 'flow_action', 'flow_action_payload',
] as const;

function checkFlowParameters(parameters: Field): void {
	if (!parameters.object(KEYS)) return;
	parameters.at('flow_message_version').oneOf([LIMITS.flow.version]);

	const [id, name] = [parameters.at('flow_id'), parameters.at('flow_name')];
	if (id.present === name.present) parameters.refuse('must have either flow_id or flow_name');
	id.text({ optional: true });
	name.text({ optional: true });

	const cta = parameters.at('flow_cta');
	cta.text({ max: LIMITS.flow.cta });
	cta.noEmoji();
	parameters.at('flow_token').text({ optional: true });
	parameters.at('mode').oneOf(['draft', 'published'], true);
	parameters.at('flow_action').oneOf(['navigate', 'data_exchange'], true);

	const payload = parameters.at('flow_action_payload');
	if (!payload.present) return;
	if (parameters.at('flow_action').value === 'data_exchange') {
		payload.refuse('is only allowed with flow_action navigate');
		return;
	}
	if (!payload.object(['screen', 'data'])) return;
	// Recent versions of WhatsApp open the flow's first screen when none is named.
	payload.at('screen').text({ optional: true });
	const data = payload.at('data');
	if (data.present && !(isObject(data.value) && Object.keys(data.value).length > 0)) {
		data.refuse('must be an object that is not empty');
	}
}
