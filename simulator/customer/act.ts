import { wamid } from '../ids';
import { digits, type BusinessNumber, type CustomerMessage, type Json, type ReceivedMessage } from '../model';
import type { Simulation } from '../simulation';
import type { Delivery } from '../webhooks/deliver';
import { shapeOf } from '../webhooks/shapes';
import { answers, ImpossibleAction } from './answers';

/** Something a customer does on the phone. Exactly one of the answers stands in it. */
export interface CustomerAction {
	/** The customer's number. Default: the one the answered message went to. */
	from?: string;
	/** The business number. Default: the one that sent the answered message, else the account's first. */
	to?: string;
	profileName?: string;
	/** The answered message, by Kaleyra's id or wamid. Default for taps: the newest message that fits. */
	messageId?: string;
	/** How this one event is told to the webhook, instead of the number's own shape. */
	shape?: string;
	/** A row's id. */
	row?: string;
	/** A reply button's id. */
	button?: string;
	/** What is filled in on a flow. */
	flow?: Json;
	text?: string;
	/** Any message, as Meta's webhooks write it. */
	message?: Json;
	[more: string]: unknown;
}

export interface CustomerActionResult {
	message: CustomerMessage;
	/** Every attempt to tell the webhook; empty when the number has no incoming URL. */
	deliveries: Delivery[];
}

/**
 * Does what a customer does and tells the business number's webhook; resolves when the last attempt
 * has ended. Throws `ImpossibleAction` when the answered message does not offer it.
 */
export async function act(sim: Simulation, action: CustomerAction): Promise<CustomerActionResult> {
	const keys = Object.keys(answers).filter((key) => action[key] !== undefined);
	const key = keys[0];
	if (keys.length !== 1 || key === undefined) {
		throw new ImpossibleAction(`An action needs exactly one of ${Object.keys(answers).join(', ')}`);
	}
	const original = answeredMessage(sim, action, key);
	const content = (answers[key] as (typeof answers)[string])(action[key], original);
	const business = businessNumber(sim, action.to ?? original?.from);
	const from = digits(action.from ?? original?.to);
	if (from === '') throw new ImpossibleAction('An action needs the number of a customer: from');

	const message = sim.store.add<CustomerMessage>({
		direction: 'in',
		wamid: wamid(),
		at: new Date().toISOString(),
		from,
		profileName: action.profileName ?? profileName(from),
		to: business.number,
		content: content.context || !original ? content : { ...content, context: { from: business.number, id: original.wamid } },
		original,
		mediaUrl: '',
	});
	if (!business.incoming) return { message, deliveries: [] };
	const shape = shapeOf(action.shape ?? business.incoming.shape);
	const call = shape.message({ sim, business, incoming: business.incoming }, message);
	return { message, deliveries: await sim.deliverer.deliver(eventName(message), call) };
}

const TAPS: Record<string, string> = { row: 'list', button: 'button', flow: 'flow' };

function answeredMessage(sim: Simulation, action: CustomerAction, key: string): ReceivedMessage | undefined {
	if (action.messageId !== undefined) {
		const named = sim.store.findReceived(action.messageId);
		if (!named) throw new ImpossibleAction(`There is no message ${JSON.stringify(action.messageId)}`);
		return named;
	}
	const kind = TAPS[key];
	if (kind === undefined) return undefined;
	const customer = action.from === undefined ? undefined : digits(action.from);
	return sim.store.received().findLast((m) => m.kind === kind && (customer === undefined || m.to === customer));
}

function businessNumber(sim: Simulation, number: string | undefined): BusinessNumber {
	const found = number === undefined ? sim.account.numbers[0] : sim.account.find(number);
	if (!found) throw new ImpossibleAction(`The account has no number ${JSON.stringify(number)}`);
	return found;
}

/** `list_reply`, `button_reply`, … or the message's type. */
function eventName({ content }: CustomerMessage): string {
	return content.type === 'interactive' ? String((content.interactive as Json).type) : content.type;
}

const NAMES = ['Maya Iyer', 'Jonas Weber', 'Amina Diallo', 'Luca Rossi', 'Sofia Lund', 'Kenji Mori', 'Ana Costa', 'Omar Haddad'];

/** The same number always has the same made-up name. */
export const profileName = (number: string): string => NAMES[Number(number.slice(-6)) % NAMES.length] as string;
