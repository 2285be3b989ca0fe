import type { Message } from '../../kaleyra/message';
import { codePoints } from '../../kaleyra/message/checks';
import { limits } from '../../kaleyra/message/limits';
import type { Violation } from '../../kaleyra/message/types';
import { APPROVE, DECLINE, type ResponseType } from './waitAnswer';
import { readButtons } from '../Kaleyra/fields/buttons';
import { readFlow } from '../Kaleyra/fields/flow';
import { isListOfItems, readList } from '../Kaleyra/fields/list';
import { readTexts } from '../Kaleyra/fields/texts';
import { textOf, type ItemParameters } from '../Kaleyra/itemParameters';

export const responseTypeOf = (parameters: ItemParameters): ResponseType =>
	(parameters.text('responseType') || 'approval') as ResponseType;

/** Whether the question is one list made of all input items. */
export const gathersItems = (parameters: ItemParameters): boolean =>
	responseTypeOf(parameters) === 'list' && isListOfItems(parameters);

/**
 * The question with the user's own ids in it. An id that would be too long with its token is noted in
 * `parameters`; `overhead` is the token's length in characters.
 */
export function buildQuestion(parameters: ItemParameters, overhead: number): Message {
	const message = { ...readTexts(parameters, 'message'), ...contents[responseTypeOf(parameters)](parameters) } as Message;
	parameters.violations.push(...ownIdsTooLong(message, overhead));
	return message;
}

const contents: Record<ResponseType, (parameters: ItemParameters) => object> = {
	approval: (parameters) => ({ kind: 'buttons', buttons: approvalButtons(parameters) }),
	buttons: (parameters) => ({ kind: 'buttons', ...readButtons(parameters) }),
	list: (parameters) => ({ kind: 'list', ...readList(parameters) }),
	flow: (parameters) => ({ kind: 'flow', ...readFlow(parameters) }),
};

function approvalButtons(parameters: ItemParameters) {
	const { approvalType, approveLabel, disapproveLabel } = parameters.collection('approvalOptions.values');
	const approve = { id: APPROVE, title: textOf(approveLabel ?? 'Approve') };
	const decline = { id: DECLINE, title: textOf(disapproveLabel ?? 'Decline') };
	return approvalType === 'double' ? [approve, decline] : [approve];
}

function ownIdsTooLong(message: Message, overhead: number): Violation[] {
	return ownIds(message).flatMap(({ field, id, max }) => {
		const actual = codePoints(id);
		const limit = max - overhead;
		if (actual <= limit) return [];
		return {
			field,
			problem: `has ${actual} characters, the limit is ${limit} here, because Send and Wait for Reply adds ${overhead} of its own`,
			fix: `Remove ${actual - limit} characters`,
			limit,
			actual,
		};
	});
}

function ownIds(message: Message): Array<{ field: string; id: string; max: number }> {
	switch (message.kind) {
		case 'buttons':
			return message.buttons.map(({ id }, index) => ({
				field: `Buttons > Button ${index + 1} > ID`,
				id,
				max: limits.buttons.id.max,
			}));
		case 'list':
			return message.sections.flatMap(({ rows }, section) =>
				rows.map(({ id }, row) => ({
					field: `Sections > Section ${section + 1} > Row ${row + 1} > ID`,
					id,
					max: limits.list.rowId.max,
				})),
			);
		case 'flow':
			return [{ field: 'Flow Token', id: message.token ?? '', max: limits.flow.token.max }];
		default:
			return [];
	}
}

/** A violation with the names that the fields have in this operation. */
export function inFieldNames(violation: Violation, responseType: ResponseType): Violation {
	const field = violation.field.replace(/^Body$/, 'Message');
	if (responseType !== 'approval') return { ...violation, field };
	return {
		...violation,
		field: field
			.replace('Buttons > Button 1 > Title', 'Approve Button Label')
			.replace('Buttons > Button 2 > Title', 'Disapprove Button Label'),
	};
}
