import { boolean, compact, compactOrNothing, object, text, type JsonObject } from '../json';
import { isoTime, phone } from './convert';
import type { InboundEvent, Referral } from './event';
import { readContent } from './messageKinds';
import type { MessageContext } from './shape';
import { explainedErrors } from './status';

/** One message of a customer, as Meta writes it, turned into an event. Never throws. */
export function readMessage(message: JsonObject, context: MessageContext): InboundEvent {
	const contact = object(context.contact);
	const { event, ...content } = readContent(message);
	return compact({
		event,
		messageId: text(message.id),
		timestamp: isoTime(message.timestamp),
		from: phone(message.from) ?? phone(contact.wa_id),
		profileName: text(object(contact.profile).name),
		userId: text(message.from_user_id) ?? text(contact.user_id),
		to: context.to,
		phoneNumberId: context.phoneNumberId,
		...content,
		errors: explainedErrors(message.errors),
		context: quotedMessage(message.context),
		referral: referral(message.referral),
		wabaId: context.wabaId,
	});
}

function quotedMessage(value: unknown): InboundEvent['context'] {
	const quoted = object(value);
	const product = object(quoted.referred_product);
	return compactOrNothing({
		messageId: text(quoted.id),
		from: phone(quoted.from),
		forwarded: boolean(quoted.forwarded) || boolean(quoted.frequently_forwarded) || undefined,
		product: compactOrNothing({
			catalogId: text(product.catalog_id),
			productId: text(product.product_retailer_id),
		}),
	});
}

function referral(value: unknown): Referral | undefined {
	const ad = object(value);
	return compactOrNothing({
		sourceUrl: text(ad.source_url),
		sourceId: text(ad.source_id),
		sourceType: text(ad.source_type),
		headline: text(ad.headline),
		body: text(ad.body),
		mediaType: text(ad.media_type),
		mediaUrl: text(ad.image_url) ?? text(ad.video_url),
		thumbnailUrl: text(ad.thumbnail_url),
		clickId: text(ad.ctwa_clid),
		greeting: text(object(ad.welcome_message).text),
	});
}
