import type { ApiVersion, BusinessNumber } from '../model';
import type { Simulation } from '../simulation';
import { ERRORS } from './errors';
import { Refused } from './dialect';

/** Refuses a wrong SID or key with RBC001. */
export function demandKey(sim: Simulation, sid: string, key: unknown): void {
	if (sid !== sim.account.sid || key !== sim.account.apiKey) throw new Refused(ERRORS.RBC001);
}

/** The account's number, which must live on this version of the API. */
export function demandNumber(sim: Simulation, number: string, version: ApiVersion): BusinessNumber {
	const found = sim.account.find(number);
	if (!found) throw new Refused(ERRORS.WA401);
	if (found.version !== version) throw new Refused(ERRORS['WA-401-version']);
	return found;
}
