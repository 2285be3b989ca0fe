import { explainWhatsAppError } from '../api/errorCodes';
import type { ExplainedError } from './event';
import { maxReasons } from './limits';
import { compact, number, object, objects, text } from '../json';

/** WhatsApp's list of reasons with our explanation beside each; nothing when there is no reason. */
export function explainedErrors(errors: unknown): ExplainedError[] | undefined {
	const result = objects(errors, maxReasons).map((error) => {
		const code = number(error.code);
		return compact({
			code,
			title: text(error.title) ?? text(error.message),
			details: text(object(error.error_data).details) ?? text(error.details),
			...explainWhatsAppError(code),
		});
	});
	return result.length > 0 ? result : undefined;
}
