import { wamid } from '../ids';
import { kindOf } from '../messages';
import { digits, type BusinessNumber, type CustomerMessage, type Json, type MetaContent, type ReceivedMessage } from '../model';
import type { Simulation } from '../simulation';
import { wasTaken, type Delivery } from '../webhooks/deliver';
import { shapeOf } from '../webhooks/shapes';
import { answers, ImpossibleAction, offersOf, type SentMedia } from './answers';

/** Something a customer does on the phone. Exactly one of the answers (see answers.ts) stands in it. */
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
	/** Payload or text of a template's button. */
	quickReply?: string;
	/** What is filled in on a flow. */
	flow?: Json;
	/** What is filled in on an address form. */
	address?: Json;
	/** Chosen products. */
	order?: Array<{ id: string; quantity?: number; price?: number; currency?: string }>;
	text?: string;
	location?: { latitude: number; longitude: number; name?: string; address?: string; url?: string };
	contacts?: Json[];
	/** An emoji on the message named by `messageId`. */
	reaction?: string;
	media?: SentMedia;
	/** Any message, as Meta's webhooks write it. */
	message?: Json;
}

export interface CustomerActionResult {
	message: CustomerMessage;
	/** Every attempt to tell the webhook; empty when the number has no incoming URL. */
	deliveries: Delivery[];
}

/**
 * Does what a customer does and tells the business number's webhook; resolves when the last attempt
 * has ended. Rejects with `ImpossibleAction` when the answered message does not offer it.
 */
export async function act(sim: Simulation, action: CustomerAction): Promise<CustomerActionResult> {
	const key = keyOf(action);
	if (action.shape !== undefined) shapeOf(action.shape);
	const answer = answers[key] as (typeof answers)[string];
	const value = action[key as keyof CustomerAction];
	const original = answeredMessage(sim, action, answer.taps);
	if (!original && answer.taps) throw new ImpossibleAction(`There is no message to answer with ${key}`);
	const business = businessNumber(sim, action.to ?? original?.from);
	const from = digits(action.from ?? original?.to);
	if (from === '') throw new ImpossibleAction('An action needs the number of a customer: from');

	const offers = original ? offersOf(kindOf(original.content)?.render(original.content)) : [];
	const content = answer.make(value, { original, offers, media: sim.media });
	const message = sim.store.add<CustomerMessage>({
		direction: 'in',
		wamid: wamid(),
		at: new Date().toISOString(),
		from,
		profileName: action.profileName ?? profileName(from),
		to: business.number,
		content: withContext(content, business, original),
		original,
		mediaUrl: mediaUrl(sim, action, content),
	});
	if (content.type === 'reaction' && original) {
		original.reaction = action.reaction;
		sim.store.events.emit('change', original);
	}
	const deliveries = await tell(sim, business, message, action.shape);
	message.told = !business.incoming ? 'nowhere' : deliveries.some(wasTaken) ? 'taken' : 'failed';
	sim.store.events.emit('change', message);
	return { message, deliveries };
}

/** Tells the business number's webhook, if it has one. */
function tell(sim: Simulation, business: BusinessNumber, message: CustomerMessage, shape?: string): Promise<Delivery[]> {
	const { incoming } = business;
	if (!incoming) return Promise.resolve([]);
	const call = shapeOf(shape ?? incoming.shape).message({ sim, business, incoming }, message);
	return sim.deliverer.deliver(eventName(message), call);
}

function keyOf(action: CustomerAction): string {
	const keys = Object.keys(answers).filter((key) => action[key as keyof CustomerAction] !== undefined);
	const [key] = keys;
	if (keys.length !== 1 || key === undefined) {
		throw new ImpossibleAction(`An action needs exactly one of ${Object.keys(answers).join(', ')}`);
	}
	return key;
}

function answeredMessage(sim: Simulation, action: CustomerAction, taps: string | undefined): ReceivedMessage | undefined {
	if (action.messageId !== undefined) {
		const named = sim.store.findReceived(action.messageId);
		if (!named) throw new ImpossibleAction(`There is no message ${JSON.stringify(action.messageId)}`);
		return named;
	}
	if (taps === undefined) return undefined;
	const customer = action.from === undefined ? undefined : digits(action.from);
	const offersTap = ({ content }: ReceivedMessage) => offersOf(kindOf(content)?.render(content)).some(({ type }) => type === taps);
	return sim.store.received().findLast((m) => (customer === undefined || m.to === customer) && offersTap(m));
}

function businessNumber(sim: Simulation, number: string | undefined): BusinessNumber {
	const found = number === undefined ? sim.account.numbers[0] : sim.account.find(number);
	if (!found) throw new ImpossibleAction(`The account has no number ${JSON.stringify(number)}`);
	return found;
}

/** What WhatsApp says about the quoted message. A reaction names its message itself. */
function withContext(content: MetaContent, business: BusinessNumber, original: ReceivedMessage | undefined): MetaContent {
	if (content.context || !original || content.type === 'reaction') return content;
	return { ...content, context: { from: business.number, id: original.wamid } };
}

function mediaUrl(sim: Simulation, { media }: CustomerAction, content: MetaContent): string {
	if (!media) return '';
	return media.url ?? `${sim.url}/simulator/media/${(content[content.type] as { id: string }).id}`;
}

/** `list_reply`, `button_reply`, … or the message's type. */
function eventName({ content }: CustomerMessage): string {
	return content.type === 'interactive' ? String((content.interactive as Json).type) : content.type;
}

const NAMES = ['Maya Iyer', 'Jonas Weber', 'Amina Diallo', 'Luca Rossi', 'Sofia Lund', 'Kenji Mori', 'Ana Costa', 'Omar Haddad'];

/** The same number always has the same made-up name. */
export const profileName = (number: string): string => NAMES[Number(number.slice(-6)) % NAMES.length] as string;
