import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { send } from '../../../nodes/Kaleyra/resources/template/send';
import { sendItems } from '../../../nodes/Kaleyra/run/sendItems';

const ITEMS = 40;
const parameters: Record<string, unknown> = {
	from: { __rl: true, mode: 'number', value: '+15550100001' },
	to: '={{ $json.to }}',
	template: { __rl: true, mode: 'name', value: 'order_update' },
	language: 'en',
	variablesFrom: 'fields',
	variables: { mappingMode: 'defineBelow', value: {} },
	options: { messagesPerSecond: 0 },
};

/** A run of the template operation over some items; returns how often n8n was asked for each parameter. */
async function sendTemplates() {
	const asked = new Map<string, number>();
	const context = {
		getNode: () => ({ name: 'Kaleyra', parameters }),
		getInputData: () => Array.from({ length: ITEMS }, () => ({ json: {} })),
		getCredentials: async () => ({ apiVersion: 'v2', region: 'in', sid: 'FAKE', apiKey: 'fake', wabaId: '123' }),
		getExecutionCancelSignal: () => undefined,
		continueOnFail: () => true,
		getNodeParameter(name: string, itemIndex: number, fallback: unknown) {
			asked.set(name, (asked.get(name) ?? 0) + 1);
			if (name === 'to') return `+1555010${String(1000 + itemIndex)}`;
			const [first = '', ...inner] = name.split('.');
			return inner.reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], parameters[first]) ?? fallback;
		},
		helpers: {
			httpRequestWithAuthentication: async (_: string, { method }: IHttpRequestOptions) => ({
				statusCode: 200,
				headers: {},
				body:
					method === 'GET'
						? { data: [{ name: 'order_update', language: 'en', components: [{ type: 'BODY', text: 'On its way' }] }] }
						: { code: 'WA202', data: { message_id: 'fake-1' } },
			}),
		},
	};
	const items = await sendItems(context as unknown as IExecuteFunctions, send);
	return { asked, sent: items.filter(({ json }) => json.success).length };
}

test('a fixed template is asked of n8n once per run, an expression once per item', async () => {
	const { asked, sent } = await sendTemplates();
	expect(sent).toBe(ITEMS);
	expect(asked.get('template')).toBe(1);
	expect(asked.get('variables')).toBe(1);
	expect(asked.get('to')).toBe(ITEMS);
});
