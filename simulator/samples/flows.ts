/**
 * Forms the simulated account owns. Real flows live at Meta and their screens are not part of a
 * message; these few let the phone show a proper form.
 */
export interface SampleFlow {
	id: string;
	name: string;
	/** The first screen, as `flow_action_payload.screen` names it. */
	screen: string;
	title: string;
	fields: Array<{
		name: string;
		label: string;
		type: 'text' | 'email' | 'tel' | 'date' | 'select' | 'checkbox' | 'textarea';
		required?: boolean;
		options?: string[];
	}>;
}

export const SAMPLE_FLOWS: SampleFlow[] = [
	{
		id: '900000000000001',
		name: 'lead_form',
		screen: 'CONTACT',
		title: 'Tell us about you',
		fields: [
			{ name: 'name', label: 'Name', type: 'text', required: true },
			{ name: 'email', label: 'Email', type: 'email', required: true },
			{ name: 'company', label: 'Company', type: 'text' },
			{ name: 'interest', label: 'Interested in', type: 'select', options: ['Messaging', 'Voice', 'Campaigns'] },
			{ name: 'consent', label: 'You may write to me', type: 'checkbox' },
		],
	},
	{
		id: '900000000000002',
		name: 'book_appointment',
		screen: 'APPOINTMENT',
		title: 'Book an appointment',
		fields: [
			{ name: 'date', label: 'Day', type: 'date', required: true },
			{ name: 'time', label: 'Time', type: 'select', required: true, options: ['09:00', '11:00', '14:00', '16:00'] },
			{ name: 'notes', label: 'Notes', type: 'textarea' },
		],
	},
	{
		id: '900000000000003',
		name: 'feedback',
		screen: 'RATE',
		title: 'How did we do?',
		fields: [
			{ name: 'rating', label: 'Rating', type: 'select', required: true, options: ['5', '4', '3', '2', '1'] },
			{ name: 'comment', label: 'Comment', type: 'textarea' },
		],
	},
];

/** The sample flow with this id or name. */
export const sampleFlow = (idOrName: unknown): SampleFlow | undefined =>
	SAMPLE_FLOWS.find((flow) => flow.id === idOrName || flow.name === idOrName);
