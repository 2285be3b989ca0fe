import { CUSTOMER, items, type SimulatedAccount, startSimulatedAccount } from '../support/simulated';
import { NUMBERS, runOn } from './versions';

let account: SimulatedAccount;
beforeAll(async () => {
	account = await startSimulatedAccount();
});
afterEach(() => account.sim.reset());
afterAll(() => account.sim.close());

const read = { resource: 'message', operation: 'markAsRead', messageId: '={{ $json.messageId }}' };
const written = async () =>
	(await account.sim.act({ text: 'Hello', from: CUSTOMER, to: NUMBERS.v2 })).message;

test('the customer’s message gets its blue ticks', async () => {
	const message = await written();
	const { items: output } = await runOn(account, 'v2', { ...read, typingIndicator: true }, { items: items({ messageId: message.wamid }) });
	expect(message.read).toBe(true);
	expect(output).toMatchObject([{ json: { success: true, messageId: message.wamid, typingIndicator: true }, pairedItem: { item: 0 } }]);
	expect(account.sim.stats().requests).toBe(1);
	expect(account.sim.messages()).toEqual([]);
});

test('a missing ID is told before anything is sent', async () => {
	const { error } = await runOn(account, 'v2', read);
	expect(error).toMatchObject({ message: 'Message ID is empty' });
	expect(account.sim.stats().requests).toBe(0);
});

test.each(['v1', 'v3'] as const)('%s has no read receipts', async (version) => {
	const { error } = await runOn(account, version, read, { items: items({ messageId: 'wamid.FAKE' }) });
	expect(error?.message).toBe(`API Version ${version.toUpperCase()} of the credential has no read receipts`);
	expect(account.sim.stats().requests).toBe(0);
});

test.each(['WA500', 'html', 'reset'])('after %s it says nothing of a message that may have been sent', async (fault) => {
	account.sim.setFaults([{ fault }]);
	const { error } = await runOn(account, 'v2', read, { items: items({ messageId: 'wamid.A' }) });
	expect(error?.message).toMatch(/^Kaleyra did not mark the message as read/);
	expect(error?.description).toMatch(/^Try again in a few minutes\./);
});

test('a refusal by the API is told for its item, and the next item goes on', async () => {
	account.sim.setFaults([{ fault: 'WA400' }]);
	const { items: output, errorItems } = await runOn(account, 'v2', read, {
		items: items({ messageId: 'wamid.A' }, { messageId: 'wamid.B' }),
		onError: 'continueErrorOutput',
	});
	expect(errorItems).toMatchObject([{ json: { details: { code: 'WA400' } }, pairedItem: { item: 0 } }]);
	expect(output).toMatchObject([{ json: { messageId: 'wamid.B' }, pairedItem: { item: 1 } }]);
});
