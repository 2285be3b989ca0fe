import { limits } from '../../../../kaleyra/message/limits';
import { list, type ListMessage } from '../../../../kaleyra/message/list';
import { messageFields } from '../../fields';
import { isListOfItems, listFields, readList } from '../../fields/list';
import { body, footer, readTexts, textHeader } from '../../fields/texts';
import type { SendOperation } from '../../operation';

export const sendList: SendOperation<ListMessage> = {
	value: 'sendList',
	name: 'Send List',
	action: 'Send a list',
	description: 'Send a message with a list of up to 10 rows to choose from',
	messages: [list],
	fields: messageFields([
		...textHeader,
		body(limits.list.body, 'Choose your shipping option'),
		footer,
		...listFields(`What the trigger gives you when the row is tapped, up to ${limits.list.rowId.max} characters`),
	]),

	gathersItems: isListOfItems,

	build: (parameters) => ({
		kind: 'list',
		...readTexts(parameters),
		...readList(parameters),
	}),
};
