import { failed } from '../../../kaleyra/result';
import { notAccepted, sendMessage, stoppedBefore, type SendResult } from './attempts';
import { isReady, type Job, type ReadyJob } from './jobs';
import type { Journal } from './journal';
import type { Outcome } from './report';
import type { Run } from './run';
import { Uploads } from './uploads';

/** Does the jobs of a run one by one; whatever happens to one becomes its outcome. */
export class Sender {
	private readonly uploads: Uploads;

	/** @param journal where the run is noted if n8n may repeat it. */
	constructor(
		private readonly run: Run,
		private readonly journal?: Journal,
	) {
		this.uploads = new Uploads(run);
	}

	async send(job: Job): Promise<Outcome> {
		const { signal, options } = this.run;
		if ('violations' in job) return { job, answer: failed(job.violations) };
		if (signal?.aborted || !isReady(job)) return { job, ...notAccepted(stoppedBefore) };
		const earlier = this.journal?.find(job);
		if (earlier && (earlier.answer.ok || !options.retryServerErrors)) return { job, ...earlier, earlier: true };

		const result = await this.transmit(job);
		this.journal?.note(job, result);
		return { job, ...result };
	}

	private async transmit({ outgoing }: ReadyJob): Promise<SendResult> {
		const withFiles = await this.uploads.resolve(outgoing);
		if (!withFiles.ok) return notAccepted(withFiles.failure);
		return await sendMessage(this.run, this.run.api.encode(withFiles.value, this.run.account));
	}
}
