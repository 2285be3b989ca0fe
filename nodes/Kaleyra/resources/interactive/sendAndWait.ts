import { ask } from '../../../sendAndWait/ask';
import { fields, parts } from '../../../sendAndWait/description';
import { questionMessages } from '../../../sendAndWait/question';
import type { WholeOperation } from '../../operation';

export const sendAndWait: WholeOperation = {
	// n8n looks for exactly this value: for the signature of the answer, and for its human review tool.
	value: 'sendAndWait',
	name: 'Send and Wait for Reply',
	action: 'Send a message and wait for the reply',
	description: 'Ask on WhatsApp; the workflow goes on with what the customer taps or fills in',
	messages: questionMessages,
	fields,
	parts,
	execute: (context) => ask(context, { fields, parts }),
};
