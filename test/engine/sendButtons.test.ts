import sample from '../fixtures/requests/v2-buttons.json';
import { items, type SimulatedAccount, startSimulatedAccount } from './support/simulated';

/** The documents' sample as a user would fill it in. */
const appointment = {
	operation: 'sendButtons',
	to: '+915550100123',
	headerType: 'text',
	headerText: 'Appointment Reminder',
	body: 'Hi John! Your car service is scheduled for 9 am tomorrow. Use the buttons if you need to reschedule. Thank you!',
	footer: 'CarCareSystems: One stop for all car needs!',
	buttons: {
		button: [
			{ title: 'Change', id: 'change-button' },
			{ title: 'Cancel', id: 'cancel-button' },
		],
	},
	reference: { ref: 'customer1', ref1: 'marketing', ref2: 'dictionary', waSource: 'api' },
};

describe('Send Buttons', () => {
	let account: SimulatedAccount;
	const sent = () => account.sim.messages().map(({ body }) => body);
	const header = () => (account.sim.messages()[0]?.content.interactive as { header?: unknown } | undefined)?.header;

	beforeAll(async () => {
		account = await startSimulatedAccount();
	});
	afterEach(() => account.sim.reset());
	afterAll(() => account.sim.close());

	it('sends the documents’ sample, filled in through the fields', async () => {
		const { status, items: output } = await account.run(appointment);
		expect(sent()).toEqual([sample]);
		expect(status).toBe('success');
		expect(output[0]?.json).toMatchObject({ success: true, to: '+915550100123', reference: appointment.reference });
	});

	it.each([
		['as a short list', [{ id: 'change-button', title: 'Change' }, { id: 'cancel-button', title: 'Cancel' }]],
		['as Meta writes them', sample.messaging_object.interactive.action.buttons],
	])('takes the buttons as JSON, %s', async (_, buttons) => {
		await account.run({ ...appointment, buttonsFrom: 'json', buttonsJson: JSON.stringify(buttons) });
		await account.run(
			{ ...appointment, buttonsFrom: 'json', buttonsJson: '={{ $json.buttons }}' },
			{ items: items({ buttons }) },
		);
		expect(sent()).toEqual([sample, sample]);
	});

	it('makes the ids from the titles, each its own', async () => {
		const button = [{ title: 'Yes, please!' }, { title: 'Yes please' }, { title: '👍' }];
		await account.run({ ...appointment, buttons: { button } });
		const [message] = account.sim.messages();
		const { action } = message?.content.interactive as { action: { buttons: Array<{ reply: unknown }> } };
		expect(action.buttons.map(({ reply }) => reply)).toEqual([
			{ id: 'yes_please', title: 'Yes, please!' },
			{ id: 'yes_please_2', title: 'Yes please' },
			{ id: 'button_3', title: '👍' },
		]);
	});

	it.each(['image', 'video', 'document'])('puts a header with %s above the text, by link or by media id', async (type) => {
		const link = 'https://example.com/file';
		await account.run({ ...appointment, headerType: type, headerMedia: { __rl: true, mode: 'link', value: link } });
		expect(header()).toEqual({ type, [type]: { link } });
		account.sim.reset();
		await account.run({ ...appointment, headerType: type, headerMedia: { __rl: true, mode: 'id', value: '1013859600285441' } });
		expect(header()).toEqual({ type, [type]: { id: '1013859600285441' } });
	});

	it('names a document', async () => {
		const headerMedia = { __rl: true, mode: 'link', value: 'https://example.com/file' };
		await account.run({ ...appointment, headerType: 'document', headerMedia, headerFilename: 'invoice.pdf' });
		expect(header()).toEqual({
			type: 'document',
			document: { link: 'https://example.com/file', filename: 'invoice.pdf' },
		});
	});

	it('leaves out header, footer and reference when they are empty', async () => {
		const { buttons, body, operation } = appointment;
		await account.run({ operation, body, buttons });
		expect(sent()[0]).toEqual({
			messaging_object: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				to: '+15550100101',
				type: 'interactive',
				interactive: { type: 'button', body: { text: body }, action: sample.messaging_object.interactive.action },
			},
		});
	});

	it('answers a message', async () => {
		await account.run({ ...appointment, options: { replyTo: 'wamid.FAKE' } });
		expect(sent()[0]).toMatchObject({ messaging_object: { context: { message_id: 'wamid.FAKE' } } });
	});

	it('gives the raw answer as well when Simplify is off', async () => {
		const { items: output } = await account.run({ ...appointment, options: { simplify: false } });
		expect(output[0]?.json).toMatchObject({
			success: true,
			response: { code: 'WA202', data: { message_id: output[0]?.json.messageId } },
		});
	});
});
