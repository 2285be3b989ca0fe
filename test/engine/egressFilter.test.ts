// n8n reads it once, when it is loaded.
process.env.N8N_SSRF_PROTECTION_ENABLED = 'true';
import { CUSTOMER, startSimulatedAccount } from './support/simulated';

test('a host that n8n’s own protection blocks was sent nothing, and the error says who can allow it', async () => {
	const account = await startSimulatedAccount();
	const { items } = await account.run(
		{ operation: 'sendButtons', to: CUSTOMER, body: 'Hello', buttons: { button: [{ title: 'Yes' }] } },
		{ onError: 'continueRegularOutput' },
	);
	expect(account.sim.stats().requests).toBe(0);
	await account.sim.close();
	expect(items[0]?.json).toMatchObject({
		error: 'This n8n does not allow calls to the host of the Kaleyra API',
		message: expect.stringContaining('N8N_SSRF_ALLOWED_HOSTNAMES'),
		details: { code: 'BLOCKED_BY_N8N', mayHaveBeenSent: false, retryable: false },
	});
});
