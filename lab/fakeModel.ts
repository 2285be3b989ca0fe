import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface ModelRequest {
	messages: Array<{ role: string; content?: unknown }>;
	tools?: Array<{ function: { name: string; parameters: object } }>;
	stream?: boolean;
}

type ModelAnswer = { toolCall: { name: string; arguments: object } } | { text: string };

/** A language model behind OpenAI's chat interface whose every answer a test decides. */
export interface FakeModel {
	/** The base URL for n8n's OpenAI credential. */
	url: string;
	/** What it was asked, oldest first. */
	requests: ModelRequest[];
	close(): Promise<void>;
}

export async function startFakeModel(answer: (request: ModelRequest) => ModelAnswer): Promise<FakeModel> {
	const requests: ModelRequest[] = [];
	const server = createServer((incoming, outgoing) => {
		void readJson(incoming).then((request) => {
			requests.push(request);
			const message = toMessage(answer(request), requests.length);
			const finish_reason = message.tool_calls ? 'tool_calls' : 'stop';
			const base = { id: `chat-${requests.length}`, created: 0, model: 'fake' };
			if (!request.stream) {
				const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
				outgoing.writeHead(200, { 'content-type': 'application/json' });
				outgoing.end(JSON.stringify({ ...base, object: 'chat.completion', choices: [{ index: 0, message, finish_reason }], usage }));
				return;
			}
			const chunk = (choice: object) =>
				`data: ${JSON.stringify({ ...base, object: 'chat.completion.chunk', choices: [{ index: 0, ...choice }] })}\n\n`;
			outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
			outgoing.write(chunk({ delta: message, finish_reason: null }));
			outgoing.write(chunk({ delta: {}, finish_reason }));
			outgoing.end('data: [DONE]\n\n');
		});
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		requests,
		close: () => new Promise((closed) => {
			server.closeAllConnections();
			server.close(() => closed());
		}),
	};
}

function toMessage(answer: ModelAnswer, number: number) {
	if ('text' in answer) return { role: 'assistant', content: answer.text };
	const { name, arguments: values } = answer.toolCall;
	const call = { index: 0, id: `call_${number}`, type: 'function', function: { name, arguments: JSON.stringify(values) } };
	return { role: 'assistant', content: '', tool_calls: [call] };
}

async function readJson(incoming: IncomingMessage): Promise<ModelRequest> {
	let text = '';
	for await (const chunk of incoming) text += String(chunk);
	return JSON.parse(text || '{}') as ModelRequest;
}
