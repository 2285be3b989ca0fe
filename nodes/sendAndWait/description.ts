import type { IWebhookDescription } from 'n8n-workflow';

/**
 * Where n8n takes the answer to a waiting execution. POST alone: a link preview or a browser, which
 * only ever ask with GET, can answer nothing.
 */
export const waitWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		responseData: '',
		path: '={{ $nodeId }}',
		restartWebhook: true,
		isFullPath: true,
	},
];

/** What the canvas says on the node while it waits. */
export const waitingNodeTooltip =
	'={{ $parameter["operation"] === "sendAndWait" ? "Goes on when the customer has answered on WhatsApp" : "" }}';
