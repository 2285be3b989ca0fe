/** The API's refusals, word for word as its pages print them. */
export interface ApiError {
	status: number;
	code: string;
	message: string;
	data: unknown;
	error: Record<string, string>;
}

/** An answer whose `error` repeats the message under one key, as most do. */
const refusal = (status: number, code: string, message: string, key: string, data: unknown = {}): ApiError => ({
	status,
	code,
	message,
	data,
	error: { [key]: message },
});

export const ERRORS = {
	RBC001: refusal(401, 'RBC001', 'Incorrect SID or API key.', 'error', []),
	WA401: refusal(401, 'WA401', 'Phone number is not present or does not belong to the account.', 'phone_number'),
	'WA-401': refusal(
		401,
		'WA-401',
		'API is not available for given customer.Please contact support for more info',
		'account',
	),
	'WA-401-version': refusal(
		401,
		'WA-401',
		"The phone number you're using is associated with different Version of our WA API. Please use the appropriate endpoint.",
		'phone_number',
	),
	WA400: {
		status: 400,
		code: 'WA400',
		message: 'Refer to correct payload format',
		data: {},
		error: { payload: 'Incorrect payload format' },
	},
	WA500: {
		status: 500,
		code: 'WA500',
		message: 'Please try again later',
		data: {},
		error: { error: 'Internal server error' },
	},
	E110: refusal(400, 'E110', 'Please check your balance, You have a low balance!', 'balance'),
	/** The documents name code and text but no HTTP status; 400 is our assumption. */
	WAV2101: refusal(400, 'WAV2101', 'Account daily limit reached', 'error'),
	E413: {
		status: 400,
		code: 'E413',
		message: 'Invalid/incorrect inputs',
		data: [],
		error: {
			action: 'For the type list, action field is mandatory and cannot be empty!',
			body: 'For the type list, body field is mandatory and cannot be empty!',
		},
	},
	/** Not documented; the code is what the HTTP status says. */
	'429': refusal(429, '429', 'Too many requests', 'error'),
	/** Not documented: an address the API does not have. */
	'404': refusal(404, 'RBC302', 'Requested resource not found', 'error'),
} satisfies Record<string, ApiError>;

/** The body of an answer: everything of the error but its HTTP status. */
export const errorBody = ({ code, message, data, error }: ApiError) => ({ code, message, data, error });
