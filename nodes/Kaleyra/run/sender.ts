import type { IExecuteFunctions } from 'n8n-workflow';

import { apiOf } from '../../../kaleyra/api';
import type { Account } from '../../../kaleyra/api/account';
import { refusal, sendMessage, stoppedBefore, type Result, type Sending } from './attempts';
import { isReady, type Job, type ReadyJob } from './jobs';
import type { Journal } from './journal';
import type { Outcome } from './report';
import { Uploads } from './uploads';

/** Does the jobs of a run one by one; whatever happens to one becomes its outcome. */
export class Sender {
	private readonly uploads: Uploads;

	/** @param journal where the run is noted if n8n may repeat it. */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly account: Account,
		private readonly sending: Sending,
		private readonly journal?: Journal,
	) {
		this.uploads = new Uploads(context, account, sending);
	}

	async send(job: Job): Promise<Outcome> {
		if ('violations' in job) return { job };
		if (this.sending.signal?.aborted || !isReady(job)) return { job, result: refusal(stoppedBefore) };
		const earlier = this.journal?.find(job);
		if (earlier && (earlier.answer.accepted || !this.sending.retryServerErrors)) return { job, result: earlier, earlier: true };

		const result = await this.transmit(job);
		this.journal?.note(job, result);
		return { job, result };
	}

	private async transmit({ outgoing }: ReadyJob): Promise<Result> {
		const withFiles = await this.uploads.resolve(outgoing);
		if ('failure' in withFiles) return refusal(withFiles.failure);
		const request = apiOf(this.account.apiVersion).encode(withFiles, this.account);
		return await sendMessage(this.context, request, this.sending);
	}
}
