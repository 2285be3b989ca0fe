/** Message templates of the simulated account, in the form Meta lists them. */
export interface TemplateButton {
	type: 'QUICK_REPLY' | 'URL' | 'PHONE_NUMBER' | 'COPY_CODE' | 'OTP' | 'FLOW' | 'CATALOG' | 'MPM';
	text: string;
	url?: string;
	phone_number?: string;
	flow_id?: string;
	otp_type?: string;
	example?: string[];
}

export interface TemplateComponent {
	type: 'HEADER' | 'BODY' | 'FOOTER' | 'BUTTONS' | 'CAROUSEL' | 'LIMITED_TIME_OFFER';
	/** Of a header. */
	format?: 'TEXT' | 'IMAGE' | 'VIDEO' | 'DOCUMENT' | 'LOCATION';
	/** Variables stand as `{{1}}`, or as `{{name}}` when the template's format is NAMED. */
	text?: string;
	buttons?: TemplateButton[];
	cards?: Array<{ components: TemplateComponent[] }>;
	limited_time_offer?: { text: string; has_expiration: boolean };
}

export interface Template {
	id: string;
	name: string;
	language: string;
	status: 'APPROVED' | 'PENDING' | 'REJECTED';
	category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';
	parameter_format: 'POSITIONAL' | 'NAMED';
	components: TemplateComponent[];
}

type Draft = Pick<Template, 'name' | 'components'> & Partial<Template>;

const body = (text: string): TemplateComponent => ({ type: 'BODY', text });
const footer = (text: string): TemplateComponent => ({ type: 'FOOTER', text });
const header = (format: NonNullable<TemplateComponent['format']>, text?: string): TemplateComponent => ({
	type: 'HEADER',
	format,
	...(text ? { text } : {}),
});
const buttons = (...list: TemplateButton[]): TemplateComponent => ({ type: 'BUTTONS', buttons: list });
const quickReply = (text: string): TemplateButton => ({ type: 'QUICK_REPLY', text });

const card = (): { components: TemplateComponent[] } => ({
	components: [
		header('IMAGE'),
		body('{{1}} for {{2}}'),
		buttons({ type: 'URL', text: 'See more', url: 'https://shop.example/p/{{1}}' }, quickReply('Keep one for me')),
	],
});

const drafts: Draft[] = [
	{ name: 'hello_world', components: [header('TEXT', 'Hello World'), body('Welcome, this message is a test.'), footer('Green Leaf')] },
	{
		name: 'order_confirmation',
		components: [
			header('TEXT', 'Order {{1}}'),
			body('Hi {{1}}, thank you! *{{2}}* is on its way and arrives on {{3}}.'),
			footer('Reply at any time'),
			buttons(quickReply('Track order'), quickReply('Change address')),
		],
	},
	{
		name: 'order_confirmation',
		language: 'de',
		components: [
			header('TEXT', 'Bestellung {{1}}'),
			body('Hallo {{1}}, danke! *{{2}}* ist unterwegs und kommt am {{3}} an.'),
			buttons(quickReply('Sendung verfolgen'), quickReply('Adresse ändern')),
		],
	},
	{
		name: 'appointment_reminder',
		parameter_format: 'NAMED',
		components: [
			body('Dear {{customer_name}}, we expect you on {{date}} at {{time}}.'),
			buttons(quickReply('Confirm'), quickReply('Change'), { type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+15550100001' }),
		],
	},
	{
		name: 'spring_sale',
		category: 'MARKETING',
		components: [
			header('IMAGE'),
			body('{{1}}, everything green is {{2}} off this week.'),
			buttons({ type: 'URL', text: 'Shop now', url: 'https://shop.example/sale/{{1}}' }, { type: 'COPY_CODE', text: 'Copy offer code' }),
		],
	},
	{ name: 'invoice', components: [header('DOCUMENT'), body('Your invoice {{1}} over {{2}}.')] },
	{ name: 'how_it_works', category: 'MARKETING', components: [header('VIDEO'), body('See how {{1}} works in one minute.')] },
	{ name: 'store_location', components: [header('LOCATION'), body('Your order waits for you here until {{1}}.')] },
	{
		name: 'login_code',
		category: 'AUTHENTICATION',
		components: [body('*{{1}}* is your verification code.'), buttons({ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy code' })],
	},
	{
		name: 'limited_offer',
		category: 'MARKETING',
		components: [
			header('IMAGE'),
			{ type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Ends soon!', has_expiration: true } },
			body('{{1}}, use your code before it ends.'),
			buttons({ type: 'COPY_CODE', text: 'Copy offer code' }, { type: 'URL', text: 'Shop now', url: 'https://shop.example/o/{{1}}' }),
		],
	},
	{
		name: 'new_arrivals',
		category: 'MARKETING',
		components: [body('Fresh this week, {{1}}:'), { type: 'CAROUSEL', cards: [card(), card()] }],
	},
	{
		name: 'feedback_request',
		components: [body('How was your visit, {{1}}?'), buttons({ type: 'FLOW', text: 'Give feedback', flow_id: '900000000000003' })],
	},
	{ name: 'our_catalog', category: 'MARKETING', components: [body('All our teas, {{1}}.'), buttons({ type: 'CATALOG', text: 'View catalog' })] },
	{
		name: 'picked_for_you',
		category: 'MARKETING',
		components: [header('TEXT', 'Picked for {{1}}'), body('You may like these.'), buttons({ type: 'MPM', text: 'View items' })],
	},
	{ name: 'price_list_draft', status: 'PENDING', components: [body('Prices from {{1}}.')] },
	{ name: 'too_loud', status: 'REJECTED', category: 'MARKETING', components: [body('BUY NOW {{1}}!!!')] },
	// Enough to need several pages.
	...Array.from({ length: 30 }, (_, i): Draft => {
		const number = String(i + 1).padStart(2, '0');
		return { name: `newsletter_${number}`, category: 'MARKETING', components: [body(`Hello {{1}}, this is issue ${number}.`)] };
	}),
];

export const SAMPLE_TEMPLATES: Template[] = drafts.map((draft, i) => ({
	id: String(700000000000001 + i),
	language: 'en',
	status: 'APPROVED',
	category: 'UTILITY',
	parameter_format: 'POSITIONAL',
	...draft,
}));
