import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { parsePhoneNumber } from '../../../kaleyra/phoneNumber';
import { lookUp, recordsOf } from './lookUp';

/** The business numbers of the account. */
export async function searchPhoneNumbers(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const body = await lookUp(
		this,
		'business numbers',
		({ sid, wabaId }) => `/v2/${encodeURIComponent(sid)}/whatsapp/${encodeURIComponent(wabaId)}/number`,
	);
	const results = recordsOf(body).flatMap((record) => {
		const parsed = parsePhoneNumber(String(record.display_phone_number ?? record.phone_number ?? record.wa_number ?? ''));
		if (!('e164' in parsed)) return [];
		const name = String(record.verified_name ?? '');
		return [{ name: name === '' ? parsed.e164 : `${name} (${parsed.e164})`, value: parsed.e164 }];
	});
	return { results: results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())) };
}
