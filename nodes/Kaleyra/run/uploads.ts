import { withoutMessage } from '../../../kaleyra/api/answer';
import type { Acceptance, Failure } from '../../../kaleyra/api/request';
import type { Api } from '../../../kaleyra/api/types';
import type { Message } from '../../../kaleyra/message';
import { filesOf, withMediaIds } from '../../../kaleyra/message/files';
import type { Outgoing, WorkflowFile } from '../../../kaleyra/message/types';
import { failed, ok, type Result } from '../../../kaleyra/result';
import { sendMessage, stoppedBefore } from './attempts';
import type { Run } from './run';

/** How long an upload may take: documents may have 100 MB. */
export const UPLOAD_TIMEOUT_MS = 300_000;

/** Uploads the files of a run's messages where the version of the API wants that, each once per business number. */
export class Uploads {
	/**
	 * By business number, then by file. The identity of a file in memory is the item's own string; joined to
	 * anything else it would be a copy of the whole file.
	 */
	private readonly answers = new Map<string, Map<string, Promise<Result<Acceptance>>>>();

	constructor(private readonly run: Run) {}

	/** The message with media ids in place of its files, or why a file could not be uploaded. */
	async resolve(outgoing: Outgoing<Message>): Promise<Result<Outgoing<Message>>> {
		const { upload } = this.run.api;
		const files = upload ? filesOf(outgoing.message) : [];
		if (!upload || files.length === 0) return ok(outgoing);

		const ids = new Map<string, string>();
		for (const file of files) {
			const answer = await this.upload(upload, file, outgoing.from);
			if (!answer.ok) return failed(ofUpload(file, answer.failure));
			ids.set(file.identity, answer.value.messageId);
		}
		return ok({ ...outgoing, message: withMediaIds(outgoing.message, ({ identity }) => ids.get(identity) ?? '') });
	}

	private async upload(api: NonNullable<Api['upload']>, file: WorkflowFile, from: string): Promise<Result<Acceptance>> {
		const answers = this.answers.get(from) ?? new Map<string, Promise<Result<Acceptance>>>();
		this.answers.set(from, answers);
		const known = answers.get(file.identity);
		if (known) return await known;
		const answer = sendMessage(this.run, api.encode(file, from, this.run.account), {
			readAnswer: api.readAnswer,
			timeoutMs: UPLOAD_TIMEOUT_MS,
			// A file that was uploaded twice reaches nobody twice.
			retryServerErrors: true,
		}).then((result) => result.answer);
		answers.set(file.identity, answer);
		return await answer;
	}
}

/** Why a message whose file was not uploaded was not sent. As long as it was tried, the upload counted as its message. */
function ofUpload({ name }: WorkflowFile, failure: Failure): Failure {
	if (failure.code === stoppedBefore.code) return stoppedBefore;
	const { message, ...more } = withoutMessage(failure, 'Kaleyra did not take it');
	return { ...more, message: `The file "${name}" could not be uploaded: ${message}` };
}
