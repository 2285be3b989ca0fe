import { NodeOperationError, tryToParseDateTime, WAIT_INDEFINITELY, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

import type { ItemParameters } from '../Kaleyra/itemParameters';

/** Named and arranged as in n8n's own nodes. */
export const limitWaitTime: INodeProperties = {
	displayName: 'Limit Wait Time',
	name: 'limitWaitTime',
	type: 'fixedCollection',
	default: { values: { limitType: 'afterTimeInterval', resumeAmount: 45, resumeUnit: 'minutes' } },
	description:
		'Whether to go on without an answer after some time. n8n looks once a minute, so it may take a minute longer.',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Limit Type',
					name: 'limitType',
					type: 'options',
					default: 'afterTimeInterval',
					options: [
						{ name: 'After Time Interval', value: 'afterTimeInterval', description: 'Wait for a certain time' },
						{ name: 'At Specified Time', value: 'atSpecifiedTime', description: 'Wait until a date and time' },
					],
					description: 'What ends the waiting when nobody answers',
				},
				{
					displayName: 'Amount',
					name: 'resumeAmount',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 2 },
					default: 1,
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
					description: 'How long to wait',
				},
				{
					displayName: 'Unit',
					name: 'resumeUnit',
					type: 'options',
					default: 'hours',
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
					options: [
						{ name: 'Days', value: 'days' },
						{ name: 'Hours', value: 'hours' },
						{ name: 'Minutes', value: 'minutes' },
					],
					description: 'What the amount counts',
				},
				{
					displayName: 'Max Date and Time',
					name: 'maxDateAndTime',
					type: 'dateTime',
					default: '',
					displayOptions: { show: { limitType: ['atSpecifiedTime'] } },
					description: 'When to go on without an answer',
				},
			],
		},
	],
};

const MILLISECONDS: Record<string, number> = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** When the execution goes on by itself. Throws NodeOperationError when what is entered is no date. */
export function readWaitLimit(context: IExecuteFunctions, parameters: ItemParameters): Date {
	const { values } = parameters.collection('options').limitWaitTime as { values?: Record<string, unknown> } ?? {};
	if (!values) return WAIT_INDEFINITELY;
	const limit =
		values.limitType === 'atSpecifiedTime'
			? moment(values.maxDateAndTime, parameters.timezone)
			: new Date(Date.now() + Number(values.resumeAmount ?? 1) * (MILLISECONDS[String(values.resumeUnit ?? 'hours')] ?? NaN));
	if (limit === undefined || Number.isNaN(limit.getTime())) {
		throw new NodeOperationError(context.getNode(), 'Limit Wait Time is no date or time', {
			description: 'Enter an amount and a unit, or a date and time such as 2026-12-24T18:00:00.',
			itemIndex: parameters.itemIndexes[0],
		});
	}
	return limit;
}

/** A date without a zone is one of the workflow's own zone; nothing when it is no date. */
function moment(value: unknown, timezone: string): Date | undefined {
	try {
		return tryToParseDateTime(value, timezone).toJSDate();
	} catch {
		return undefined;
	}
}
