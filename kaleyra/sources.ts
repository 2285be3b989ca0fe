/** A page that says what the code relies on, so that somebody can look it up again. */
export interface Source {
	/** Whose page it is, and its title. */
	title: string;
	url: string;
	/** The month in which the page was last seen to say so, for example `2026-11`. */
	seen: string;
}

const META = 'https://developers.facebook.com/documentation/business-messaging/whatsapp';
const KALEYRA = 'https://developers.kaleyra.io/docs';

const page = (title: string, url: string): Source => ({ title, url, seen: '2026-11' });

export const meta = {
	cta: page('Meta, Interactive Call-to-Action URL Button Messages', `${META}/messages/interactive-cta-url-messages`),
	contacts: page('Meta, Contacts messages', `${META}/messages/contacts-messages`),
	errorCodes: page('Meta, Error codes', `${META}/support/error-codes`),
	flows: page('Meta, Flows: Sending a Flow', `${META}/flows/guides/sendingaflow/`),
	imageMessages: page('Meta, Image messages', `${META}/messages/image-messages`),
	interactive: page(
		'Meta, Sending Interactive Messages',
		'https://developers.facebook.com/docs/whatsapp/guides/interactive-messages/',
	),
	list: page('Meta, Interactive list messages', `${META}/messages/interactive-list-messages`),
	media: page('Meta, Supported media types', `${META}/business-phone-numbers/media#supported-media-types`),
	products: page('Meta, Share products with customers', `${META}/catalogs/share-products`),
	templates: page('Meta, Template components', `${META}/templates/components`),
	text: page('Meta, Text messages', `${META}/messages/text-messages`),
};

export const kaleyra = {
	v1List: page('Kaleyra v1, List Message API', `${KALEYRA}/list-message-api`),
	v2Buttons: page(
		'Kaleyra v2, Send an Interactive Reply Button Message',
		`${KALEYRA}/whatsapp-api-v2-send-an-interactive-reply-button-message`,
	),
	v2CreateTemplate: page('Kaleyra v2, Create Template', `${KALEYRA}/whatsapp-template-api-v2-create-template`),
	v2Errors: page('Kaleyra v2, Error Codes for Send Message APIs', `${KALEYRA}/whatsapp-api-v2-error-codes-for-send-message`),
	v2List: page('Kaleyra v2, Send Interactive List Messages', `${KALEYRA}/whatsapp_api_v2_send-interactive-list-messages`),
	onPremiseErrors: page('Kaleyra, On-premise API Error Codes', `${KALEYRA}/on-premise-api-error-codes`),
	/** The pages on what a status report says of a message that was not sent. */
	notSent: (title: string, slug: string) =>
		page(`Kaleyra v2, Not Sent - ${title}`, `${KALEYRA}/wa-status-update-webhooks-payload-v2-${slug}`),
};

/** The document of v3 was handed over as text; this is the reference of the API it describes. */
export const v3 = page('v3, Interactive Message', 'https://docs.messangi.com/reference/build-your-api-call');
