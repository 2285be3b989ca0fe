import { versionsWith } from '../../../../kaleyra/api';
import { readBusinessNumber } from '../../../../kaleyra/api/businessNumber';
import { listings } from '../../../../kaleyra/api/lookUp';
import { ok } from '../../../../kaleyra/result';
import { listingFields, readLimit, simplified, simplify } from '../../fields/listing';
import { lookUpList } from '../../../transport/lookUp';
import type { RunOperation } from '../../operation';

export const getMany: RunOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many phone numbers',
	description: 'List the business numbers of the account',
	versions: versionsWith((api) => api.hasLists),
	fields: [...listingFields, simplify],

	async run(context, account, parameters) {
		const limit = readLimit(parameters);
		const found = await lookUpList(context, account, listings.phoneNumbers, { enough: limit });
		if (!found.ok) return found;
		return ok(found.value.records.slice(0, limit).map((record) => simplified(parameters, record, readBusinessNumber)));
	},
};
