import type { Failure } from '../../../kaleyra/api/request';

/** The execution was stopped before the message had its turn. */
export const stoppedBefore: Failure = {
	code: 'STOPPED',
	message: 'Not sent: the execution was stopped before',
	fix: 'Run the workflow again with this item to send it.',
	retryable: true,
	mayHaveBeenSent: false,
};

/** The execution was stopped between request and answer. */
export const stoppedUnderWay: Failure = {
	code: 'STOPPED',
	message: 'The execution was stopped while this message was on its way; it may have been sent',
	fix: 'Check the phone or Kaleyra’s report before you send it again.',
	retryable: false,
	mayHaveBeenSent: true,
};

/** A message that was not tried because nothing gets through any more. */
export const notTried = ({ message, fix, code, httpCode }: Failure): Failure => ({
	code,
	...(httpCode === undefined ? {} : { httpCode }),
	message: `Not sent, because nothing got through any more: ${message}`,
	fix,
	retryable: true,
	mayHaveBeenSent: false,
});
