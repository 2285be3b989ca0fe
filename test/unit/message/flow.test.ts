import { apiOf } from '../../../kaleyra/api';
import { flow, type FlowMessage } from '../../../kaleyra/message/flow';

const message = (changes: Partial<FlowMessage> = {}): FlowMessage => ({
	kind: 'flow',
	body: 'Tell us more',
	flowId: '1099551744722456',
	cta: 'Book',
	action: 'navigate',
	mode: 'published',
	...changes,
});
const told = (changes: Partial<FlowMessage>) =>
	flow.check(message(changes), apiOf('v2')).map(({ field, problem }) => `${field} ${problem}`);
const parameters = (changes: Partial<FlowMessage>) =>
	(flow.toMeta(message(changes)).interactive as { action: { parameters: object } }).action.parameters;

test('a flow is named by its id or by its name, never by both or neither', () => {
	expect(told({})).toEqual([]);
	expect(told({ flowId: undefined, flowName: 'lead_form' })).toEqual([]);
	expect(told({ flowName: 'lead_form' })).toEqual(['Flow has both an ID and a name']);
	expect(told({ flowId: '' })).toEqual(['Flow is empty']);
});

test('the button has up to 20 characters and no emoji', () => {
	expect(told({ cta: 'x'.repeat(20) })).toEqual([]);
	expect(told({ cta: 'x'.repeat(21) })).toEqual(['Flow Button Text has 21 characters, the limit is 20']);
	expect(told({ cta: 'Book 🎉' })).toEqual(['Flow Button Text contains an emoji, which WhatsApp refuses here']);
});

test('data needs the screen that takes it', () => {
	expect(told({ data: { name: 'Alex' } })).toEqual(['Flow Screen is empty although Flow Data is set']);
	expect(told({ screen: 'FIRST', data: { name: 'Alex' } })).toEqual([]);
});

test('with data exchange the endpoint chooses the screen', () => {
	expect(told({ action: 'data_exchange', screen: 'FIRST' })).toEqual([
		'Flow Screen is set, but with Data Exchange your endpoint chooses the first screen',
	]);
	expect(parameters({ action: 'data_exchange' })).toEqual({
		flow_message_version: '3',
		flow_id: '1099551744722456',
		flow_cta: 'Book',
		flow_action: 'data_exchange',
	});
});

test('empty data is left out, draft mode is written', () => {
	expect(parameters({ screen: 'FIRST', data: {}, mode: 'draft' })).toEqual({
		flow_message_version: '3',
		flow_id: '1099551744722456',
		flow_cta: 'Book',
		mode: 'draft',
		flow_action: 'navigate',
		flow_action_payload: { screen: 'FIRST' },
	});
});
