import type { IHookFunctions } from 'n8n-workflow';

/** The URL is entered in the Kaleyra console by hand, so for n8n it always exists. */
export const registration = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		return true;
	},

	async create(this: IHookFunctions): Promise<boolean> {
		return true;
	},

	async delete(this: IHookFunctions): Promise<boolean> {
		return true;
	},
};
