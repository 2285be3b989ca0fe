import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { JsonObject } from '../../../../kaleyra/json';
import { contacts, type ContactsMessage } from '../../../../kaleyra/message/contacts';
import { messageFields } from '../../fields';
import { lineOfText, source } from '../../fields/builders';
import type { SendOperation } from '../../operation';
import { asObjects, textOf, type ItemParameters } from '../../itemParameters';

const contactFields: INodeProperties[] = [
	lineOfText('First Name', 'firstName', 'Alex', 'The person’s first name, or the name of a company'),
	lineOfText('Last Name', 'lastName', 'Kim', 'The person’s last name'),
	lineOfText('Phone', 'phone', '+15550100123', 'With country code'),
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'e.g. name@email.com',
		description: 'The email address on the card',
	},
	lineOfText('Company', 'company', 'Green Leaf', 'Where the person works'),
	lineOfText('Job Title', 'jobTitle', 'Store manager', 'What the person does there'),
	lineOfText('Website', 'website', 'https://example.com', 'A web address'),
	lineOfText('Birthday', 'birthday', '1990-12-31', 'Written as year-month-day'),
];

const fields: INodeProperties[] = [
	source('Define Contacts', 'contactsFrom', 'Where the contacts come from', {
		fields: 'Enter the contacts here',
		json: 'Give the contacts as JSON, with everything WhatsApp knows',
	}),
	{
		displayName: 'Contacts',
		name: 'contacts',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			multipleValueButtonText: 'Add Contact',
			sortable: true,
			fixedCollection: { itemTitle: '={{ $collection.item.value.firstName || "Contact" }}' },
		},
		placeholder: 'Add Contact',
		default: { contact: [{ firstName: '', lastName: '', phone: '' }] },
		displayOptions: { show: { contactsFrom: ['fields'] } },
		description: 'The contact cards to send. Each needs a first or a last name.',
		options: [{ displayName: 'Contact', name: 'contact', values: contactFields }],
	},
	{
		displayName: 'Contacts (JSON)',
		name: 'contactsJson',
		type: 'json',
		typeOptions: { rows: 8 },
		default:
			'[\n  {\n    "name": { "formatted_name": "Alex Kim", "first_name": "Alex" },\n    "phones": [{ "phone": "+15550100123", "type": "WORK" }]\n  }\n]',
		displayOptions: { show: { contactsFrom: ['json'] } },
		description:
			'An array of contacts as WhatsApp writes them: each has a name with formatted_name and first_name, and if you like phones, emails, addresses, org and birthday',
	},
];

function contactOf({ firstName, lastName, phone, email, company, jobTitle, website, birthday }: IDataObject): JsonObject {
	const [first, last] = [textOf(firstName).trim(), textOf(lastName).trim()];
	return {
		name: { formatted_name: [first, last].filter((part) => part !== '').join(' '), first_name: first, last_name: last },
		phones: [{ phone: textOf(phone) }],
		emails: [{ email: textOf(email) }],
		org: { company: textOf(company), title: textOf(jobTitle) },
		urls: [{ url: textOf(website) }],
		birthday: textOf(birthday),
	};
}

function readContacts(parameters: ItemParameters): JsonObject[] {
	if (parameters.text('contactsFrom') !== 'json') return parameters.entries('contacts.contact').map(contactOf);
	const value = parameters.json('contactsJson', 'Contacts (JSON)');
	if (value !== undefined && !Array.isArray(value)) {
		parameters.violations.push({
			field: 'Contacts (JSON)',
			problem: 'is not an array of contacts',
			fix: 'Write it as [{ "name": { "formatted_name": "…", "first_name": "…" } }]',
		});
	}
	return asObjects(value);
}

export const sendContacts: SendOperation<ContactsMessage> = {
	value: 'sendContacts',
	name: 'Send Contacts',
	action: 'Send contacts',
	description: 'Send one or more contact cards by WhatsApp',
	messages: [contacts],
	fields: messageFields(fields),

	build: (parameters) => ({ kind: 'contacts', contacts: readContacts(parameters) }),
};
