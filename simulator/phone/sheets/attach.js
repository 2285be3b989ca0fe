import { h, icon } from '../dom.js';
import { labelled, openSheet, sheetForm } from '../sheet.js';
import { openLocation } from './location.js';

/** What can be sent besides text. */
export function openAttach(send) {
	openSheet(
		'Send',
		(close) => {
			const entry = (name, text, testid, open) =>
				h(
					'button',
					{ type: 'button', class: 'secondary wide', data: { testid }, on: { click: () => (close(), open(send)) } },
					icon(name),
					text,
				);
			return h(
				'div',
				{ class: 'sheet-body' },
				entry('picture', 'Picture, film, recording or file', 'attach-file', openFile),
				entry('pin', 'Location', 'attach-location', openLocation),
				entry('smile', 'Contact', 'attach-contact', openContact),
			);
		},
		{ testid: 'attach-sheet' },
	);
}

function openFile(send) {
	openSheet('Send file', (close) => {
		const { form } = sheetForm(
			[
				labelled('File', h('input', { type: 'file', name: 'file', required: true, data: { testid: 'file' } })),
				labelled('Caption', h('input', { name: 'caption', data: { testid: 'caption' } })),
			],
			{
				testid: 'file-send',
				onSubmit: async () => {
					const { file, caption } = Object.fromEntries(new FormData(form));
					close();
					const media = { type: mediaType(file), mimeType: file.type, fileName: file.name, data: await base64(file) };
					send({ media: { ...media, ...(caption ? { caption } : {}) } });
				},
			},
		);
		return form;
	});
}

function mediaType({ type }) {
	if (type === 'image/webp') return 'sticker';
	const family = type.split('/')[0];
	return ['image', 'video', 'audio'].includes(family) ? family : 'document';
}

const base64 = (file) =>
	new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(reader.result.split(',')[1]);
		reader.onerror = () => reject(reader.error);
		reader.readAsDataURL(file);
	});

function openContact(send) {
	openSheet('Send contact', (close) => {
		const { form } = sheetForm(
			[
				labelled('First name', h('input', { name: 'first', required: true })),
				labelled('Last name', h('input', { name: 'last' })),
				labelled('Phone', h('input', { name: 'phone', inputMode: 'tel', required: true })),
			],
			{
				testid: 'contact-send',
				onSubmit: () => {
					const { first, last, phone } = Object.fromEntries(new FormData(form));
					close();
					const name = { formatted_name: `${first} ${last}`.trim(), first_name: first, ...(last ? { last_name: last } : {}) };
					send({ contacts: [{ name, phones: [{ phone, type: 'CELL' }] }] });
				},
			},
		);
		return form;
	});
}
