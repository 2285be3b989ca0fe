import { object, text } from '../../json';
import type { ReadKind } from './kind';
import { readNfmReply } from '../interactive';
import { readOther } from './other';
import { readButtonReply, readListReply } from './reply';

const interactiveKinds = new Map<string, ReadKind>([
	['list_reply', readListReply],
	['button_reply', readButtonReply],
	['nfm_reply', readNfmReply],
]);

/** The answer to an interactive message; what exactly stands one level deeper. */
export const readInteractive: ReadKind = (message) => {
	const type = text(object(message.interactive).type) ?? '';
	return (interactiveKinds.get(type) ?? readOther)(message);
};
