/** The made-up account of the simulator. */
export const ACCOUNT = { sid: 'HXAP16XXXXXX97IN', apiKey: 'fake-api-key-for-tests', number: '+15550100001' };
