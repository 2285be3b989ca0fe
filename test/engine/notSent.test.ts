import { startHangingUp } from './support/answering';
import { CUSTOMER, type SimulatedAccount, startSimulatedAccount } from './support/simulated';

const buttons = {
	operation: 'sendButtons',
	to: CUSTOMER,
	body: 'Shall we call you back?',
	buttons: { button: [{ title: 'Yes' }, { title: 'No' }] },
};

describe('what surely was not sent is not told as sent perhaps', () => {
	let account: SimulatedAccount;
	let host: Awaited<ReturnType<typeof startHangingUp>>;

	beforeAll(async () => {
		[account, host] = await Promise.all([startSimulatedAccount(), startHangingUp()]);
	});
	afterEach(() => jest.restoreAllMocks());
	afterAll(async () => {
		host.close();
		await account.sim.close();
	});

	const send = async (credentials: object) => {
		const { items } = await account.run(buttons, { credentials: { ...account.credentials, ...credentials }, onError: 'continueRegularOutput' });
		return items[0]?.json;
	};

	it('when the host hangs up in the middle of the TLS handshake', async () => {
		expect(await send({ baseUrl: `https://127.0.0.1:${host.port}` })).toMatchObject({
			error: 'The host of the Kaleyra API hung up before the secure connection stood',
			details: { code: 'NO_TLS', mayHaveBeenSent: false, retryable: true },
		});
	});

	it('but when it hangs up on a plain connection, the message may have been sent', async () => {
		expect(await send({ baseUrl: `http://127.0.0.1:${host.port}` })).toMatchObject({ details: { mayHaveBeenSent: true } });
	});

	it('when the address is one that nothing can connect to', async () => {
		// Linux has no route to the network of documentation's multicast; the code differs from system to system.
		expect(await send({ baseUrl: 'http://255.255.255.255' })).toMatchObject({ details: { mayHaveBeenSent: false } });
	});

	it('when the call fails before there is a request', async () => {
		const authenticate = jest.spyOn(account.engine.credentials, 'authenticate');
		authenticate.mockRejectedValue(Object.assign(new TypeError('Invalid character in header content'), { code: 'ERR_INVALID_CHAR' }));
		expect(await send({})).toMatchObject({
			error: 'n8n could not begin the call of the Kaleyra API',
			message: expect.stringContaining('ERR_INVALID_CHAR'),
			details: { code: 'NOT_BEGUN', mayHaveBeenSent: false, retryable: false },
		});
		expect(account.sim.stats().requests).toBe(0);
	});
});
